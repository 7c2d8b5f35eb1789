package org.quiverdb.engine.sql.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.sql.bind.BoundExpr;

/** How the rows of one source are found. */
public sealed interface AccessPath {
  /** All rows of a table in rowid order (or primary key order without rowid). */
  record TableScan(boolean reverse) implements AccessPath {}

  /** The row, or with IN the rows, of given rowids. */
  record RowidSearch(Constraint key, boolean reverse) implements AccessPath {}

  /** Rows with rowids in a range. */
  record RowidRange(@Nullable Constraint lower, @Nullable Constraint upper, boolean reverse)
      implements AccessPath {}

  /**
   * Rows by an index.
   *
   * @param equal what the leading fields must be; empty for a scan of the whole index
   * @param lower bound of the field after those, or null
   * @param upper bound of the field after those, or null
   * @param covering whether all columns that the query needs are in the index
   */
  record IndexSearch(
      Index index,
      List<Constraint> equal,
      @Nullable Constraint lower,
      @Nullable Constraint upper,
      boolean covering,
      boolean reverse)
      implements AccessPath {}

  /** Rows that one of several paths finds, each row once. */
  record OrUnion(List<Branch> branches) implements AccessPath {
    /** One path, with conditions that its rows must satisfy. */
    public record Branch(AccessPath path, List<BoundExpr> conditions) {}
  }

  /** A hash table of the rows, made at the first use, by the values of some columns. */
  record AutomaticIndex(List<Constraint> equal) implements AccessPath {}

  /** The rows of a subquery or table-valued function, as they come. */
  record SourceScan() implements AccessPath {}
}
