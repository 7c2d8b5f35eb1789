package org.quiverdb.engine.sql.syntax.tree;

/** A term of ORDER BY, of an index, of a UNIQUE or PRIMARY KEY constraint or an upsert target. */
public record OrderingTerm(Expr expr, SortOrder order, NullsOrder nulls) {}
