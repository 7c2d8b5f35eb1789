package org.quiverdb.engine.exec.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.vector.DistanceFunction;
import org.quiverdb.engine.sql.bind.BoundCore;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;

/**
 * The order of a query that wants its rows by their distance from one vector, nearest first:
 *
 * <pre>
 *   SELECT ... FROM t [JOIN ...] [WHERE ...]
 *   ORDER BY distance(t.e, q) [NULLS FIRST|LAST] [, ...]
 * </pre>
 *
 * where {@code distance} is any of the distance functions, its arguments may be swapped, {@code q}
 * depends on no source of the query, and {@code t} is a table with rowids. Of a similarity (inner
 * product) it is the descending order.
 *
 * @param call the whole ordering expression
 * @param column position of the vector column in the table
 * @param query the vector to measure from
 * @param nullsFirst whether rows without a distance come before the others
 * @param complete whether that is the whole order; else further terms decide between rows that are
 *     as far from the vector as each other. Ties go to the smaller rowid anyway, so that may be
 *     said too
 */
public record DistanceOrder(
    BoundExpr.Call call,
    DistanceFunction function,
    TableSource table,
    int column,
    BoundExpr query,
    boolean nullsFirst,
    boolean complete) {

  /** Recognises the shape; null for any other query. */
  public static @Nullable DistanceOrder of(BoundCore core, List<OrderTerm> orderBy) {
    if (core.aggregated() || core.distinct() || orderBy.isEmpty()) {
      return null;
    }
    OrderTerm term = orderBy.get(0);
    BoundExpr expr =
        term.resultColumn() < 0 ? term.expr() : core.columns().get(term.resultColumn()).expr();
    DistanceOf distance = DistanceOf.find(expr, core.from());
    if (distance == null || distance.function().isSimilarity() != term.descending()) {
      return null;
    }
    boolean complete =
        orderBy.size() == 1
            || isRowid(orderBy.get(1), distance.table())
                && (orderBy.size() == 2 || core.from().size() == 1);
    return new DistanceOrder(
        distance.call(),
        distance.function(),
        distance.table(),
        distance.column(),
        distance.query(),
        term.nullsFirst(),
        complete);
  }

  private static boolean isRowid(OrderTerm term, TableSource table) {
    return !term.descending()
        && term.expr() instanceof BoundExpr.Column c
        && c.source() == table
        && (c.index() == Source.ROWID || c.index() == table.table().rowidAlias());
  }

  /** {@code e IS NOT NULL} of the vector column. */
  public BoundExpr isNotNull() {
    return new BoundExpr.IsNull(new BoundExpr.Column(table, column), true);
  }

  /** Whether a condition is {@code e IS NOT NULL} of the vector column. */
  public boolean isNotNull(BoundExpr condition) {
    return condition instanceof BoundExpr.IsNull test
        && test.negated()
        && test.operand() instanceof BoundExpr.Column c
        && c.source() == table
        && c.index() == column;
  }
}
