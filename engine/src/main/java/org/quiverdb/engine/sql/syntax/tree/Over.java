package org.quiverdb.engine.sql.syntax.tree;

/** The OVER clause of a window function. */
public sealed interface Over {
  /** {@code OVER name}. */
  record Named(Name window) implements Over {}

  /** {@code OVER (...)}. */
  record Inline(WindowSpec window) implements Over {}
}
