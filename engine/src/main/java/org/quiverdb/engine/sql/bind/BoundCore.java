package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT or VALUES of a query.
 *
 * @param from the sources from left to right
 * @param rows the rows of VALUES, or null for a SELECT
 * @param aggregates every aggregate of the result columns, HAVING and ORDER BY
 * @param aggregated whether rows are grouped: there is GROUP BY or an aggregate
 */
public record BoundCore(
    List<JoinItem> from,
    @Nullable BoundExpr where,
    List<BoundExpr> groupBy,
    @Nullable BoundExpr having,
    List<AggregateCall> aggregates,
    boolean aggregated,
    boolean distinct,
    List<ResultColumn> columns,
    @Nullable List<List<BoundExpr>> rows) {}
