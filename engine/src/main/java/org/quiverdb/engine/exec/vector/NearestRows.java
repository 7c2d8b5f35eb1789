package org.quiverdb.engine.exec.vector;

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
 * The rows of a table by their distance from a vector, as many as a LIMIT with its OFFSET asks for;
 * when ORDER BY has more terms, with all that are as far as the last of them, for a sort to follow.
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
   * @param few whether the input may have few rows
   */
  public record ByIndex(
      MethodIndex index,
      Evaluator vector,
      List<Evaluator> where,
      List<DistanceBound> bounds,
      boolean forced,
      Few few) {}

  /** Whether the input finds its rows by another index, so that it may have few. */
  public enum Few {
    NEVER,
    /** It is the entries of that index. */
    ENTRIES,
    /** It looks at the row of each entry. */
    ROWS,
    /** It comes from another table. */
    UNKNOWN
  }

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
  private long kept;
  private long handedOut;
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
    kept = limit.kept(x);
    handedOut = 0;
    at = 0;
    inside = false;
    query.eval(x);
    Nearest found = byIndex == null ? null : search(x, byIndex);
    if (found == null && direct) {
      found = scan(x);
    }
    if (found == null) {
      found = measureInput(x);
    }
    nearest = found;
    nearest.sort();
  }

  /** Finds the rows by the index; null when the exact way is to be taken. */
  private @Nullable Nearest search(ExecContext x, ByIndex by) {
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
      return by.few() != Few.NEVER && !by.forced()
          ? searchOrFew(x, vector, index, by)
          : search(x, vector, index, by, null);
    }
  }

  /** The index, or the rows of the input if they are so few that they cost less. */
  private @Nullable Nearest searchOrFew(
      ExecContext x, QueryVector vector, VectorIndex index, ByIndex by) {
    double recall = x.session.vectorRecall();
    FewRows few = new FewRows(x, input.rows(), input.rowid(), by.few(), index, kept, recall);
    try {
      if (few.tryFirst(x)) {
        return measure(x, vector.own(), few.sorted(), by);
      }
      Nearest found = search(x, vector, index, by, few);
      if (found != null) {
        return found;
      }
      if (few.read(x)) {
        return measure(x, vector.own(), few.sorted(), by);
      }
    } finally {
      few.close(x);
    }
    return search(x, vector, index, by, null);
  }

  /**
   * Searches in the index; null when that gave up.
   *
   * @param few what is done then, or null when the table is read
   */
  private @Nullable Nearest search(
      ExecContext x, QueryVector vector, VectorIndex index, ByIndex by, @Nullable FewRows few) {
    double bound = bound(x, by);
    boolean nulls = keepNulls && bound == Double.POSITIVE_INFINITY;
    NearestByIndex search =
        new NearestByIndex(
            index, order.function().metric(), new Looked(by), patience(by), bound, few);
    Nearest found = new Nearest(kept, !order.complete());
    search.addOthers(x, vector.own(), found, nulls, order.complete() ? kept : Long.MAX_VALUE);
    boolean complete = order.nullsFirst() && found.without() >= kept;
    return complete || search.run(x, vector, found, kept, x.session.vectorRecall()) ? found : null;
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
  private @Nullable Nearest scan(ExecContext x) {
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
              x.session,
              tree,
              leaves,
              vector,
              field(),
              nullWhenMissing,
              keepNulls,
              kept,
              !order.complete(),
              null);
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

  /** Measures rows that pass, in the order of the table. */
  private Nearest measure(ExecContext x, QueryKernel kernel, long[] rowids, ByIndex by) {
    Nearest found = new Nearest(kept, !order.complete());
    Looked looked = new Looked(by);
    for (long rowid : rowids) {
      if (seek(x, rowid)) {
        looked.measure(x, kernel, found, rowid);
      }
    }
    return found;
  }

  /** Measures what the input operators find. */
  private Nearest measureInput(ExecContext x) {
    Nearest found = new Nearest(kept, !order.complete());
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

  /**
   * Whether the rows come in the wanted order. Else they come by their distances only, and all that
   * are as far as the last one that may be wanted.
   */
  public boolean isOrdered() {
    return order.complete();
  }

  @Override
  public boolean next(ExecContext x) {
    boolean row = nextJoined(x);
    handedOut++;
    return row;
  }

  private boolean nextJoined(ExecContext x) {
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
    while (at < nearest.size() && !isBehindLast(at)) {
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

  /** Whether enough has been handed out, and a row is farther than all of that. */
  private boolean isBehindLast(long i) {
    if (order.complete() || i == 0 || kept < 0 || handedOut < kept) {
      return false;
    }
    boolean has = nearest.hasDistance(i, order.nullsFirst());
    return has != nearest.hasDistance(i - 1, order.nullsFirst())
        || has
            && nearest.distance(i, order.nullsFirst())
                != nearest.distance(i - 1, order.nullsFirst());
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
