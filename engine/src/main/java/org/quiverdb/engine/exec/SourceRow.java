package org.quiverdb.engine.exec;

/** The current row of a source, which column evaluators read. */
public interface SourceRow {
  /**
   * An evaluator of a column of the current row.
   *
   * @param column its position, or {@link org.quiverdb.engine.sql.bind.Source#ROWID}
   * @param register a register for it; one whose values stand in registers of its own ignores it
   */
  Evaluator column(int column, int register);

  /**
   * Makes every column NULL, as for the missing side of an outer join, until the source moves
   * again.
   */
  void setNullRow();
}
