package org.quiverdb.engine.exec.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;

/**
 * The rows of a table that UPDATE or DELETE works on. After each {@code operator().next(x)}, {@link
 * #evaluate} reads the row.
 *
 * @param operator moves from row to row; its cursors are re-positioned by the b-tree when rows are
 * changed under them
 * @param rowid the rowid; null for a table WITHOUT ROWID
 * @param columns the columns in table order
 * @param index the index that the rows are found by, or null for the table's own tree
 * @param oneRow whether there can be at most one row, so that it can be changed at once
 */
public record MatchingRows(
    Operator operator,
    @Nullable Evaluator rowid,
    List<Evaluator> columns,
    @Nullable Index index,
    boolean oneRow,
    boolean severalPaths) {

  /**
   * Reads rowid and columns into their registers. They point into pages until the operator moves or
   * the table changes.
   */
  public void evaluate(ExecContext x) {
    if (rowid != null) {
      rowid.eval(x);
    }
    for (Evaluator column : columns) {
      column.eval(x);
    }
  }

  /**
   * Whether changing these columns (or deleting rows) while scanning could show a row again, so
   * that all keys must be collected before the first change.
   *
   * @param changed per column, whether its value may change
   * @param rowidChanges whether rowids, or the primary key WITHOUT ROWID, may change
   */
  public boolean mustCollectFirst(boolean[] changed, boolean rowidChanges) {
    if (oneRow) {
      return false;
    }
    if (severalPaths || rowidChanges) {
      return true;
    }
    return index != null
        && index.columns().stream().anyMatch(c -> c.column() >= 0 && changed[c.column()]);
  }
}
