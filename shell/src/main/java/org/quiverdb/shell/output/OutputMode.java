package org.quiverdb.shell.output;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The output modes of sqlite3, in the order in which it compares an abbreviation with their names.
 */
public enum OutputMode {
  LINE("lines"),
  COLUMN("columns"),
  LIST("list"),
  HTML("html"),
  TCL("tcl"),
  CSV("csv"),
  TABS("tabs"),
  INSERT("insert"),
  QUOTE("quote"),
  ASCII("ascii"),
  MARKDOWN("markdown"),
  TABLE("table"),
  BOX("box"),
  COUNT("count"),
  OFF("off"),
  JSON("json"),
  /** Chosen by {@code .explain}; no name of a mode means it. */
  EXPLAIN("");

  private final String pattern;

  OutputMode(String pattern) {
    this.pattern = pattern;
  }

  /** The first mode whose name begins with this text, or null. */
  public static @Nullable OutputMode ofAbbreviation(String text) {
    for (OutputMode mode : values()) {
      if (mode.pattern.startsWith(text)) {
        return mode;
      }
    }
    return null;
  }

  /** Whether rows are collected first and then written in columns of equal width. */
  public boolean isColumnar() {
    return this == COLUMN || this == MARKDOWN || this == TABLE || this == BOX;
  }

  /** Whether people read it, and programs rather do not. */
  public boolean isForPeople() {
    return isColumnar() || this == LINE || this == LIST || this == TABS;
  }

  /** The name that {@code .show} gives it. */
  public String display() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A printer of this mode for the rows of one statement. */
  public RowPrinter printer(OutputSettings settings, ByteOutput out) {
    return switch (this) {
      case LINE -> new LinePrinter(settings, out);
      case COLUMN -> new ColumnPrinter(settings, out);
      case LIST, ASCII, TABS -> new ListPrinter(settings, out);
      case HTML -> new HtmlPrinter(settings, out);
      case TCL -> new TclPrinter(settings, out);
      case CSV -> new CsvPrinter(settings, out);
      case INSERT -> new InsertPrinter(settings, out);
      case QUOTE -> new QuotePrinter(settings, out);
      case MARKDOWN -> new RuledPrinter(settings, out, Rules.MARKDOWN);
      case TABLE -> new RuledPrinter(settings, out, Rules.TABLE);
      case BOX -> new RuledPrinter(settings, out, Rules.BOX);
      case COUNT -> new CountPrinter(out);
      case OFF -> new OffPrinter();
      case JSON -> new JsonPrinter(out);
      case EXPLAIN -> new ExplainPrinter(settings, out);
    };
  }
}
