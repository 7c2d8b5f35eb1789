package org.quiverdb.engine.sql.plan;

import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.record.Affinity;

/**
 * Rough sizes of rows and index entries from the declared types, in units of four bytes, as
 * logarithms of bytes.
 */
final class Widths {
  private static final int UNSIZED_BYTES = 16;
  private static final int MAX_UNITS = 255;

  private Widths() {}

  static int table(Table table) {
    int units = table.rowidAlias() < 0 ? 1 : 0;
    for (Column column : table.columns()) {
      units += units(column);
    }
    return LogEstimate.of(units * 4L);
  }

  static int index(Table table, Index index) {
    int units = 0;
    for (IndexColumn field : index.columns()) {
      units += field.column() < 0 ? 1 : units(table.columns().get(field.column()));
    }
    return LogEstimate.of(units * 4L);
  }

  private static int units(Column column) {
    if (column.declaredType().isEmpty() || column.affinity().isNumeric()) {
      return 1;
    }
    String type = column.declaredType();
    boolean sized =
        column.affinity() == Affinity.BLOB
            ? type.indexOf('(') >= 0
            : type.regionMatches(true, Math.max(0, indexOfChar(type)), "CHAR", 0, 4);
    int bytes = sized ? firstNumber(type) : UNSIZED_BYTES;
    return Math.min(MAX_UNITS, bytes / 4 + 1);
  }

  private static int indexOfChar(String type) {
    return type.toUpperCase(java.util.Locale.ROOT).indexOf("CHAR");
  }

  private static int firstNumber(String type) {
    int i = 0;
    while (i < type.length() && !Character.isDigit(type.charAt(i))) {
      i++;
    }
    int value = 0;
    while (i < type.length() && Character.isDigit(type.charAt(i)) && value < 100_000) {
      value = value * 10 + type.charAt(i++) - '0';
    }
    return value;
  }
}
