package org.quiverdb.shell.output;

import java.util.List;

/** Writes the rows of one statement. A statement without rows is never given to a printer. */
public interface RowPrinter {
  /** Before the first row: the names of the columns. */
  void begin(List<String> names);

  /** A row, with as many cells as there are names. */
  void row(Cell[] row);

  /** Behind the last row, also when the statement then failed. */
  default void end() {}
}
