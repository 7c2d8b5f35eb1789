package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code [WITH ...] INSERT|REPLACE [OR x] INTO table [AS alias] (columns) source upserts
 * returning}.
 * REPLACE is INSERT OR REPLACE. No columns written: an empty list.
 */
public record Insert(
    @Nullable With with,
    ConflictClause conflict,
    QualifiedName table,
    @Nullable Name alias,
    List<Name> columns,
    InsertSource source,
    List<Upsert> upserts,
    List<ResultColumn> returning,
    int start,
    int end)
    implements Statement {}
