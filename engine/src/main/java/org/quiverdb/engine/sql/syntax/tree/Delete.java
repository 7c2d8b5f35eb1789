package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [WITH ...] DELETE FROM table [AS alias] [WHERE ...] [RETURNING ...] [ORDER BY
 * ...] [LIMIT ...]}. */
public record Delete(
    @Nullable With with,
    QualifiedName table,
    @Nullable Name alias,
    @Nullable IndexHint hint,
    @Nullable Expr where,
    List<ResultColumn> returning,
    List<OrderingTerm> orderBy,
    Select.@Nullable Limit limit,
    int start,
    int end)
    implements Statement {}
