package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [WITH ...] DELETE FROM table [AS alias] [WHERE ...] [RETURNING ...]}. */
public record Delete(
    @Nullable With with,
    QualifiedName table,
    @Nullable Name alias,
    @Nullable IndexHint hint,
    @Nullable Expr where,
    List<ResultColumn> returning,
    int start,
    int end)
    implements Statement {}
