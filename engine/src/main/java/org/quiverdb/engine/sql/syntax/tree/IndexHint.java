package org.quiverdb.engine.sql.syntax.tree;

/** {@code INDEXED BY index} or {@code NOT INDEXED}. */
public sealed interface IndexHint {
  /** {@code INDEXED BY index}: an error if the index cannot be used. */
  record IndexedBy(Name index) implements IndexHint {}

  /** {@code NOT INDEXED}. */
  record NotIndexed() implements IndexHint {}
}
