package org.quiverdb.shell.session;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.shell.output.Cell;

/** The first rows of the last statement that had any. Not thread-safe. */
public final class LastResult {
  private static final int MOST_ROWS = 100;

  private List<String> names = List.of();
  private final List<Cell[]> rows = new ArrayList<>();

  void begin(List<String> columns) {
    names = columns;
    rows.clear();
  }

  void add(Cell[] row) {
    if (rows.size() < MOST_ROWS) {
      rows.add(row);
    }
  }

  /** The names of its columns; none before there was a result. */
  public List<String> names() {
    return names;
  }

  /** Its rows, at most {@value #MOST_ROWS}. */
  public List<Cell[]> rows() {
    return rows;
  }
}
