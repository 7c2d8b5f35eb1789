package org.quiverdb.engine.sql.syntax.tree;

/** Where the rows of an INSERT come from. */
public sealed interface InsertSource permits Select, InsertSource.DefaultValues {
  /** {@code DEFAULT VALUES}. */
  record DefaultValues() implements InsertSource {}
}
