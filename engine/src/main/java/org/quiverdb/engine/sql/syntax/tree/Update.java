package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code [WITH ...] UPDATE [OR x] table [AS alias] SET ... [FROM ...] [WHERE ...] [RETURNING ...]
 * [ORDER BY
 * ...] [LIMIT ...]}. */
public record Update(
    @Nullable With with,
    ConflictClause conflict,
    QualifiedName table,
    @Nullable Name alias,
    @Nullable IndexHint hint,
    List<Assignment> assignments,
    @Nullable FromClause from,
    @Nullable Expr where,
    List<ResultColumn> returning,
    List<OrderingTerm> orderBy,
    Select.@Nullable Limit limit,
    int start,
    int end)
    implements Statement {}
