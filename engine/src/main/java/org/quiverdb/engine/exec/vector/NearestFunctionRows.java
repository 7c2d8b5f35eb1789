package org.quiverdb.engine.exec.vector;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.join.TableFunctionRows;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.kernel.QueryKernel;

/** The rows of one call of {@link NearestFunction}; its columns stand in registers of their own. */
final class NearestFunctionRows extends TableFunctionRows {
  private final Session session;
  private final Evaluator[] arguments;
  private Nearest nearest = new Nearest(0);
  private int at;

  NearestFunctionRows(Session session, Evaluator[] arguments, int first) {
    super(first);
    this.session = session;
    this.arguments = arguments;
  }

  @Override
  public void open(ExecContext x) {
    at = 0;
    Registers r = x.registers;
    for (int i = 0; i < arguments.length; i++) {
      arguments[i].eval(x);
      r.copyFrom(first + NearestFunction.ARGUMENTS + i, r, arguments[i].register);
    }
    int argument = first + NearestFunction.ARGUMENTS;
    NearestFunction.Target target = NearestFunction.target(session, r, argument);
    long wanted = NearestFunction.count(r, argument + 2);
    nearest = search(x, target, argument + 1, wanted);
    nearest.sort();
  }

  private Nearest search(ExecContext x, NearestFunction.Target target, int vector, long wanted) {
    VectorIndexes indexes = session.vectorIndexes();
    VectorIndex index = indexes == null ? null : indexes.open(target.index());
    if (index == null || indexes == null) {
      String reason = indexes == null ? "" : indexes.obstacle(target.index());
      throw NearestFunction.error("index " + target.index().name() + " cannot be used: " + reason);
    }
    VectorColumnType type = target.column().vectorType();
    DistanceMetric metric = index.metric();
    Nearest found = new Nearest(wanted);
    try (QueryVector query = query(x, type, metric, vector);
        Column rows = new Column(indexes.rows(target.index()))) {
      if (wanted > 0 && query.isMeasurable()) {
        new NearestByIndex(
                index, metric, rows, NearestByIndex.FOREVER, Double.POSITIVE_INFINITY, null)
            .run(x, query, found, wanted, session.vectorRecall());
      }
    }
    return found;
  }

  private static QueryVector query(
      ExecContext x, @Nullable VectorColumnType type, DistanceMetric metric, int register) {
    Registers r = x.registers;
    QueryVector query = type == null ? null : QueryVector.of(metric, r, register, type.type());
    if (query == null || type == null) {
      throw NearestFunction.error("second parameter (vector) is no vector");
    }
    QueryKernel kernel = query.own();
    if (query.fits(type)) {
      return query;
    }
    query.close();
    throw kernel.type() == type.type()
        ? NearestFunction.error("dimensions are different: " + kernel.dims() + " != " + type.dims())
        : NearestFunction.error(
            "vector type differs from column type: "
                + kernel.type().typeByte()
                + " != "
                + type.type().typeByte());
  }

  /** The indexed vectors of the table, by rowid. */
  private record Column(VectorRows rows) implements NearestByIndex.Rows, AutoCloseable {
    @Override
    public NearestByIndex.Test test(ExecContext x, long rowid) {
      return rows.fetch(rowid) == VectorRows.Found.BLOB
          ? NearestByIndex.Test.PASSED
          : NearestByIndex.Test.GONE;
    }

    @Override
    public void measure(ExecContext x, QueryKernel kernel, Nearest into, long rowid) {
      double distance = distance(x, kernel);
      if (!Double.isNaN(distance)) {
        into.add(distance, rowid);
      }
    }

    @Override
    public double distance(ExecContext x, QueryKernel kernel) {
      return kernel.accepts(Memory.SEG, rows.address(), rows.length())
          ? kernel.distance(Memory.SEG, rows.address(), rows.length())
          : Double.NaN;
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  @Override
  protected boolean read(ExecContext x) {
    if (at >= nearest.near()) {
      return false;
    }
    x.registers.setLong(first, nearest.rowid(at, false));
    x.registers.setDouble(first + NearestFunction.DISTANCE, nearest.distance(at, false));
    at++;
    return true;
  }

  @Override
  public void close(ExecContext x) {
    nearest = new Nearest(0);
    at = 0;
  }
}
