package org.quiverdb.engine.sql.syntax.tree;

/** {@code EXPLAIN statement} or {@code EXPLAIN QUERY PLAN statement}. */
public record Explain(boolean queryPlan, Statement statement) implements Statement {}
