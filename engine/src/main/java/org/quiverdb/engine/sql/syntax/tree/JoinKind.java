package org.quiverdb.engine.sql.syntax.tree;

/** The kinds of joins; NATURAL is said beside it. */
public enum JoinKind {
  /** A comma, JOIN or INNER JOIN. */
  INNER,
  /** An inner join whose order of tables the planner keeps. */
  CROSS,
  LEFT,
  RIGHT,
  FULL
}
