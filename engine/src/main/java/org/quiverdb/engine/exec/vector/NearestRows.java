package org.quiverdb.engine.exec.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.exec.sort.Limit;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * The rows of a table by their distance from a vector, as many as a LIMIT with its OFFSET asks for.
 * All is measured in {@link #open}; only rowids and distances are kept, and each row that is handed
 * out is looked up again.
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
   */
  public record Output(TableCursor cursor, Evaluator distance, int register) {}

  private final DistanceOrder order;
  private final Input input;
  private final Output output;
  private final Evaluator query;
  private final Limit.Count limit;
  private final boolean direct;
  private final boolean keepNulls;
  private Nearest nearest = new Nearest(0);
  private long at;

  /**
   * @param direct whether the input is all rows of the table, or those whose vector is not NULL
   * @param keepNulls when direct, whether it is all of them
   */
  public NearestRows(
      DistanceOrder order,
      Input input,
      Output output,
      Evaluator query,
      Limit.Count limit,
      boolean direct,
      boolean keepNulls) {
    this.order = order;
    this.input = input;
    this.output = output;
    this.query = query;
    this.limit = limit;
    this.direct = direct;
    this.keepNulls = keepNulls;
  }

  @Override
  public void open(ExecContext x) {
    long kept = limit.kept(x);
    at = 0;
    query.eval(x);
    Nearest found = direct ? scan(x, kept) : null;
    nearest = found == null ? measureInput(x, kept) : found;
    nearest.sort();
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
              x.session, tree, leaves, vector, order.column(), nullWhenMissing, keepNulls, kept);
      boolean complete = scan.run();
      x.checkInterrupt();
      return complete && measureOthers(x, scan) ? scan.result : null;
    }
  }

  private @Nullable QueryVector queryVector(ExecContext x, VectorType textType) {
    return QueryVector.of(order.function().metric(), x.registers, query.register, textType);
  }

  /** The type as which a query that is a TEXT is read: that of the first vector. */
  private VectorType typeOfRows(BTree tree, int[] leaves) {
    try (LeafReader reader = tree.leafReader();
        VectorField field = new VectorField(order.column(), true)) {
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

  /** Measures what the input operators find. */
  private Nearest measureInput(ExecContext x, long kept) {
    Nearest found = new Nearest(kept);
    Registers r = x.registers;
    int vector = input.vector().register;
    try (QueryVector prepared = queryVector(x, VectorType.FLOAT32)) {
      QueryKernel kernel =
          prepared == null || r.tag[query.register] != Registers.BLOB ? null : prepared.kernel();
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
    while (at < nearest.size()) {
      long i = at++;
      if (seek(x, nearest.rowid(i, order.nullsFirst()))) {
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
    output.cursor().close();
    nearest = new Nearest(0);
    at = 0;
  }
}
