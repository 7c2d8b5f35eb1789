package org.quiverdb.engine.exec.vector;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.exec.sort.Limit;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * The rows of a table by their distance from a vector, as many as a LIMIT with its OFFSET asks for.
 * All is measured in {@link #open}; only rowids and distances are kept, and each row that is handed
 * out is looked up again.
 *
 * <p>In a join the table drives the nested loops: its rows are found so, nearest first, and for
 * each the other loops run when it is handed out. A row that they find nothing for does not count.
 *
 * <p>Without conditions the leaves of the table are read directly ({@link LeafScan}); else the
 * ordinary operators find the rows and this one measures them. Order, ties, NULLs and errors are on
 * both ways those of a sort of the same rows by the same expression, except that among equal
 * distances the smaller rowid always comes first. A row that the same connection deletes between
 * two steps is left out.
 */
public final class NearestRows extends Operator {
  /**
   * What the rows that are searched look like to evaluators.
   *
   * @param rows finds them, conditions tested
   * @param vector their vector column
   * @param distance the ordering expression
   */
  public record Input(Operator rows, Evaluator vector, Evaluator rowid, Evaluator distance) {}

  /**
   * The row that is handed out.
   *
   * @param cursor on the table, apart from that of the input
   * @param distance the ordering expression on it
   * @param register where the value of the expression stands
   * @param joined the loops inside of that row, or null when there are none
   */
  public record Output(
      TableCursor cursor, Evaluator distance, int register, @Nullable Operator joined) {}

  /**
   * An index that finds candidates.
   *
   * @param index as the schema has it
   * @param vector the vector column of the row that is handed out
   * @param where all conditions on that row
   * @param bounds conditions that bound the distance
   * @param forced whether INDEXED BY names it
   * @param selective whether the input finds its rows by another index, so that it may have few
   */
  public record ByIndex(
      MethodIndex index,
      Evaluator vector,
      List<Evaluator> where,
      List<DistanceBound> bounds,
      boolean forced,
      boolean selective) {}

  /** So many rows that pass are never few. */
  private static final int MANY = 1 << 20;

  private final DistanceOrder order;
  private final Input input;
  private final Output output;
  private final Evaluator query;
  private final Limit.Count limit;
  private final boolean direct;
  private final boolean keepNulls;
  private final @Nullable ByIndex byIndex;
  private Nearest nearest = new Nearest(0);
  private long at;
  private long lastRowid;
  private boolean inside;

  /**
   * @param direct whether the input is all rows of the table, or those whose vector is not NULL
   * @param keepNulls whether rows count whose vector is NULL
   * @param byIndex another way than the input, or null
   */
  public NearestRows(
      DistanceOrder order,
      Input input,
      Output output,
      Evaluator query,
      Limit.Count limit,
      boolean direct,
      boolean keepNulls,
      @Nullable ByIndex byIndex) {
    this.order = order;
    this.input = input;
    this.output = output;
    this.query = query;
    this.limit = limit;
    this.direct = direct;
    this.keepNulls = keepNulls;
    this.byIndex = byIndex;
  }

  @Override
  public void open(ExecContext x) {
    long kept = limit.kept(x);
    at = 0;
    inside = false;
    query.eval(x);
    Nearest found = byIndex == null ? null : search(x, kept, byIndex);
    if (found == null && direct) {
      found = scan(x, kept);
    }
    if (found == null) {
      found = measureInput(x, kept);
    }
    nearest = found;
    nearest.sort();
  }

  /** Finds the rows by the index; null when the exact way is to be taken. */
  private @Nullable Nearest search(ExecContext x, long kept, ByIndex by) {
    VectorIndexes indexes = x.session.vectorIndexes();
    VectorIndex index = kept <= 0 || indexes == null ? null : indexes.open(by.index());
    VectorColumnType type = order.table().table().columns().get(order.column()).vectorType();
    if (index == null || type == null) {
      return null;
    }
    try (QueryVector vector = queryVector(x, type.type())) {
      if (vector == null || !vector.fits(type) || !vector.isMeasurable()) {
        return null;
      }
      if (by.selective() && !by.forced()) {
        Nearest few = measureFew(x, vector.own(), kept, index, by);
        if (few != null) {
          return few;
        }
      }
      double bound = bound(x, by);
      boolean nulls = keepNulls && bound == Double.POSITIVE_INFINITY;
      NearestByIndex search =
          new NearestByIndex(index, order.function().metric(), new Looked(by), patience(by), bound);
      Nearest found = new Nearest(kept);
      search.addOthers(x, vector.own(), found, nulls, kept);
      boolean complete = order.nullsFirst() && found.without() >= kept;
      return complete || search.run(x, vector, found, kept, x.session.vectorRecall())
          ? found
          : null;
    }
  }

  private static double patience(ByIndex by) {
    if (by.forced()) {
      return NearestByIndex.FOREVER;
    }
    return by.index().where() == null ? 1 : NearestByIndex.PARTIAL;
  }

  /** The largest distance that WHERE allows. */
  private double bound(ExecContext x, ByIndex by) {
    double least = Double.POSITIVE_INFINITY;
    for (DistanceBound bound : by.bounds()) {
      least = Math.min(least, bound.of(x, query.register));
    }
    return least;
  }

  /** Rows of the table by rowid, on the cursor of the row that is handed out. */
  private final class Looked implements NearestByIndex.Rows {
    private final ByIndex by;

    Looked(ByIndex by) {
      this.by = by;
    }

    @Override
    public NearestByIndex.Test test(ExecContext x, long rowid) {
      if (!seek(x, rowid)) {
        return NearestByIndex.Test.GONE;
      }
      for (Evaluator condition : by.where()) {
        if (condition.test(x) != Evaluator.TRUE) {
          return NearestByIndex.Test.FAILED;
        }
      }
      return isJoined(x) ? NearestByIndex.Test.PASSED : NearestByIndex.Test.FAILED;
    }

    private boolean isJoined(ExecContext x) {
      Operator joined = output.joined();
      if (joined == null) {
        return true;
      }
      joined.open(x);
      return joined.next(x);
    }

    @Override
    public void measure(ExecContext x, QueryKernel kernel, Nearest into, long rowid) {
      double distance = distance(x, kernel);
      if (Double.isNaN(distance)) {
        output.distance().eval(x);
        add(into, x, output.distance().register, rowid);
      } else {
        into.add(distance, rowid);
      }
    }

    @Override
    public double distance(ExecContext x, QueryKernel kernel) {
      by.vector().eval(x);
      Registers r = x.registers;
      int vector = by.vector().register;
      return r.tag[vector] == Registers.BLOB
              && kernel.accepts(Memory.SEG, r.bits[vector], r.length[vector])
          ? kernel.distance(Memory.SEG, r.bits[vector], r.length[vector])
          : Double.NaN;
    }
  }

  /** Reads the leaves; null when that gave up. */
  private @Nullable Nearest scan(ExecContext x, long kept) {
    BTree tree = x.session.database(order.table().database()).trees();
    int[] leaves = tree.leafPages(order.table().table().rootPage());
    try (QueryVector vector = queryVector(x, typeOfRows(tree, leaves))) {
      if (vector == null) {
        return null;
      }
      boolean nullWhenMissing =
          order.table().table().columns().get(order.column()).defaultValue() == null;
      LeafScan scan =
          new LeafScan(
              x.session, tree, leaves, vector, field(), nullWhenMissing, keepNulls, kept, null);
      boolean complete = scan.run();
      x.checkInterrupt();
      return complete && measureOthers(x, scan) ? scan.result : null;
    }
  }

  private int field() {
    return VectorField.position(order.table().table(), order.column());
  }

  private @Nullable QueryVector queryVector(ExecContext x, VectorType textType) {
    return QueryVector.of(order.function().metric(), x.registers, query.register, textType);
  }

  /** The type as which a query that is a TEXT is read: that of the first vector. */
  private VectorType typeOfRows(BTree tree, int[] leaves) {
    try (LeafReader reader = tree.leafReader();
        VectorField field = new VectorField(field(), true)) {
      int cells = reader.open(leaves[0]);
      for (int i = 0; i < cells; i++) {
        int kind = field.find(reader, i);
        if (kind == VectorField.BLOB) {
          return VectorBlob.header(Memory.SEG, field.address, field.length).type();
        }
        if (kind == VectorField.SPLIT) {
          field.gather(reader, i);
          return VectorBlob.header(Memory.SEG, field.gatheredAddress, field.length).type();
        }
      }
    } catch (VectorException e) {
      return VectorType.FLOAT32;
    }
    return VectorType.FLOAT32;
  }

  /** The rows that the scan has left, by the ordinary evaluation; false if one is not found. */
  private boolean measureOthers(ExecContext x, LeafScan scan) {
    for (long rowid : scan.others()) {
      x.tick();
      if (!seek(x, rowid)) {
        return false;
      }
      output.distance().eval(x);
      add(scan.result, x, output.distance().register, rowid);
    }
    return true;
  }

  private boolean seek(ExecContext x, long rowid) {
    if (!output.cursor().tableTree(x).seekRowid(rowid)) {
      return false;
    }
    output.cursor().moved();
    return true;
  }

  private void add(Nearest to, ExecContext x, int register, long rowid) {
    Registers r = x.registers;
    if (r.tag[register] == Registers.NULL) {
      to.addWithout(rowid);
    } else {
      to.add(order.function().signed(r.getDouble(register)), rowid);
    }
  }

  /**
   * Measures what the input operators find if it is so little that the index, which has to look at
   * the more rows the fewer pass, would cost more; else null. Their rowids are read first, often
   * from another index alone, and the rows then in the order of the table.
   */
  private @Nullable Nearest measureFew(
      ExecContext x, QueryKernel kernel, long kept, VectorIndex index, ByIndex by) {
    long[] rowids = fewRowids(x, kept, index);
    if (rowids == null) {
      return null;
    }
    Nearest found = new Nearest(kept);
    Looked looked = new Looked(by);
    Arrays.sort(rowids);
    for (int i = 0; i < rowids.length; i++) {
      boolean again = i > 0 && rowids[i] == rowids[i - 1];
      if (!again && seek(x, rowids[i])) {
        looked.measure(x, kernel, found, rowids[i]);
      }
    }
    return found;
  }

  private long @Nullable [] fewRowids(ExecContext x, long kept, VectorIndex index) {
    double recall = x.session.vectorRecall();
    long[] rowids = new long[(int) Math.clamp((long) index.cost(kept, recall), 16, MANY)];
    int count = 0;
    boolean few = true;
    input.rows().open(x);
    while (few && input.rows().next(x)) {
      if (count == rowids.length) {
        // The index finds so many rows for as many to pass as are wanted, if twice as many do.
        double searched = (double) kept * index.rowCount() / (2.0 * count);
        double cost = index.cost((long) Math.min(searched, index.rowCount()), recall);
        few = 2L * count <= MANY && count < cost;
        rowids = few ? Arrays.copyOf(rowids, 2 * count) : rowids;
      }
      if (few) {
        input.rowid().eval(x);
        rowids[count++] = x.registers.bits[input.rowid().register];
      }
    }
    input.rows().close(x);
    return few ? Arrays.copyOf(rowids, count) : null;
  }

  /** Measures what the input operators find. */
  private Nearest measureInput(ExecContext x, long kept) {
    Nearest found = new Nearest(kept);
    Registers r = x.registers;
    int vector = input.vector().register;
    try (QueryVector prepared = queryVector(x, VectorType.FLOAT32)) {
      QueryKernel kernel =
          prepared == null || r.tag[query.register] != Registers.BLOB ? null : prepared.own();
      input.rows().open(x);
      while (input.rows().next(x)) {
        input.rowid().eval(x);
        long rowid = r.bits[input.rowid().register];
        input.vector().eval(x);
        if (kernel != null
            && r.tag[vector] == Registers.BLOB
            && kernel.accepts(Memory.SEG, r.bits[vector], r.length[vector])) {
          found.add(kernel.distance(Memory.SEG, r.bits[vector], r.length[vector]), rowid);
        } else {
          input.distance().eval(x);
          add(found, x, input.distance().register, rowid);
        }
      }
    }
    input.rows().close(x);
    return found;
  }

  @Override
  public boolean next(ExecContext x) {
    Operator joined = output.joined();
    while (joined == null || !inside || !joined.next(x)) {
      inside = nextRow(x, joined != null);
      if (!inside || joined == null) {
        return inside;
      }
      joined.open(x);
    }
    return true;
  }

  /**
   * Goes to the next row of the table.
   *
   * @param once whether one that was there already is left out: the input of a join has a row for
   *     each of its joined rows
   */
  private boolean nextRow(ExecContext x, boolean once) {
    while (at < nearest.size()) {
      long i = at++;
      long rowid = nearest.rowid(i, order.nullsFirst());
      boolean again = once && i > 0 && rowid == lastRowid;
      lastRowid = rowid;
      if (!again && seek(x, rowid)) {
        if (nearest.hasDistance(i, order.nullsFirst())) {
          double distance = nearest.distance(i, order.nullsFirst());
          x.registers.setDouble(output.register(), order.function().signed(distance));
        } else {
          x.registers.setNull(output.register());
        }
        return true;
      }
    }
    return false;
  }

  @Override
  public void close(ExecContext x) {
    input.rows().close(x);
    if (output.joined() != null) {
      output.joined().close(x);
    }
    output.cursor().close();
    nearest = new Nearest(0);
    at = 0;
    inside = false;
  }
}
