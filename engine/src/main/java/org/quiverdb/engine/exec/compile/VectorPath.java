package org.quiverdb.engine.exec.compile;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.vector.DistanceOrder;
import org.quiverdb.engine.exec.vector.DistanceTerm;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.Implication;
import org.quiverdb.engine.sql.plan.JoinPlan;
import org.quiverdb.engine.sql.syntax.RowCondition;
import org.quiverdb.vector.DistanceMetric;

/**
 * The way to the rows nearest to a vector: by an index, or by measuring all that the conditions
 * leave.
 *
 * @param index the index, or null for the exact way
 * @param forced whether INDEXED BY names it
 * @param unused an index that would serve but must not be used, with the reason; or null
 */
record VectorPath(
    DistanceOrder order, @Nullable MethodIndex index, boolean forced, @Nullable String unused) {

  /** Chooses the index of the column, if there is one that serves and the rows are not few. */
  static VectorPath choose(CompileState state, DistanceOrder order, BoundCore core, JoinPlan plan) {
    TableSource table = order.table();
    String named = table.methodHint();
    boolean possible =
        named != null || table.hint() == null && !hasFewRows(order, plan.levels().get(0));
    VectorIndexes indexes = state.session.vectorIndexes();
    Schema schema = state.session.schema(table.database());
    VectorPath exact = new VectorPath(order, null, false, null);
    VectorPath chosen =
        !possible || indexes == null || schema == null
            ? exact
            : choose(state, order, core, named, indexes, MethodIndexes.of(schema, table.table()));
    if (named != null && chosen.index == null) {
      throw SqlException.error("no query solution");
    }
    return chosen;
  }

  private static VectorPath choose(
      CompileState state,
      DistanceOrder order,
      BoundCore core,
      @Nullable String named,
      VectorIndexes indexes,
      List<MethodIndex> candidates) {
    String unused = null;
    for (MethodIndex index : candidates) {
      boolean asked = named == null || Names.same(named, index.name());
      boolean serves = index.column() == order.column() || index.column() < 0;
      if (!asked || !serves || !hasAllRows(state, order, core, index)) {
        continue;
      }
      VectorIndex open = indexes.open(index);
      if (open == null) {
        unused = index.name() + ": " + indexes.obstacle(index);
      } else if (open.serves(order.function().metric())) {
        return new VectorPath(order, index, named != null, null);
      }
    }
    return new VectorPath(order, null, false, unused);
  }

  /** Whether the index has all rows that the query can want. */
  private static boolean hasAllRows(
      CompileState state, DistanceOrder order, BoundCore core, MethodIndex index) {
    String where = index.where();
    if (where == null) {
      return true;
    }
    BoundExpr condition =
        new Binder(state.session, RowCondition.prefixed(where))
            .inSchema()
            .addRow(order.table())
            .expression(RowCondition.parse(where));
    Implication implied = new Implication(core.from(), core.where());
    if (!DistanceTerm.find(order, implied.known(), core.from()).isEmpty()) {
      implied.add(order.isNotNull());
    }
    return implied.holds(condition);
  }

  private static boolean hasFewRows(DistanceOrder order, JoinPlan.Level level) {
    return level.source() == order.table()
        && (level.oneRow() || level.path() instanceof AccessPath.RowidSearch);
  }

  /** Adds the line of the index. */
  void explain(Explain explain) {
    if (index != null) {
      String name = order.table().name();
      String metric = name(order.function().metric());
      explain.add(
          "SEARCH "
              + name
              + " USING VECTOR INDEX "
              + index.name()
              + " (nearest by "
              + metric
              + ")");
    }
  }

  /** Adds to the line of the table that the exact way is taken, and why. */
  void explain(Explain explain, int line) {
    explain.append(line, " (EXACT VECTOR TOP-K " + name(order.function().metric()) + ")");
    if (unused != null) {
      explain.append(line, " (DETACHED VECTOR INDEX " + unused + ")");
    }
  }

  private static String name(DistanceMetric metric) {
    return metric == DistanceMetric.COSINE ? "cos" : metric.name().toLowerCase(Locale.ROOT);
  }

  /** Refuses INDEXED BY an index that only an order by distance can use. */
  static void requireNone(BoundCore core) {
    for (JoinItem item : core.from()) {
      if (item.source() instanceof TableSource table && table.methodHint() != null) {
        throw SqlException.error("no query solution");
      }
    }
  }
}
