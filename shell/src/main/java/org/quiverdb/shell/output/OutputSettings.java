package org.quiverdb.shell.output;

/**
 * What a user can set about the output of rows. A mutable bag, as the dot-commands change one thing
 * at a time; not thread-safe.
 */
public final class OutputSettings implements Cloneable {
  private static final int[] NO_WIDTHS = {};

  public OutputMode mode = OutputMode.LIST;

  /** The mode to go back to when that of {@code .explain} ends. */
  public OutputMode modeBesideExplain = OutputMode.LIST;

  /** Whether {@code .explain} is to choose by itself. */
  public boolean autoExplain = true;

  public String columnSeparator = "|";
  public String rowSeparator = "\n";
  public String nullValue = "";
  public boolean headers;

  /** Whether the user has said if there are headers, so that a mode does not. */
  public boolean headersChosen;

  /** Least and most characters of each column; 0 as needed, negative aligns to the right. */
  public int[] widths = NO_WIDTHS;

  /** Characters behind which a cell goes on in a new line; 0 for no limit. */
  public int wrap;

  public boolean wordWrap;

  /** Whether columnar modes write values as SQL literals. */
  public boolean quote;

  /** The table that INSERT statements name, quoted where it must be. */
  public String insertTable = "\"table\"";

  /** Whether line ends in INSERT statements stay as they are and are not written as escapes. */
  public boolean plainNewlines;

  /** Changes the mode as {@code .mode} does, with the separators that belong to it. */
  public void chooseMode(OutputMode chosen) {
    mode = chosen;
    switch (chosen) {
      case LINE -> rowSeparator = "\n";
      case COLUMN -> {
        if (!headersChosen) {
          headers = true;
        }
        rowSeparator = "\n";
      }
      case LIST -> separators("|", "\n");
      case TCL -> separators(" ", "\n");
      case CSV -> separators(",", "\r\n");
      case TABS -> columnSeparator = "\t";
      case QUOTE -> separators(",", "\n");
      case ASCII -> separators("\u001f", "\u001e");
      default -> {
        // The others bring their own.
      }
    }
    if (chosen == OutputMode.TABS) {
      mode = OutputMode.LIST;
    }
  }

  /** Sets both separators. */
  public void separators(String column, String row) {
    columnSeparator = column;
    rowSeparator = row;
  }

  /** The width of a column, 0 if none is set. */
  int width(int column) {
    return column < widths.length ? widths[column] : 0;
  }

  /** An independent copy. */
  public OutputSettings copy() {
    try {
      return (OutputSettings) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}
