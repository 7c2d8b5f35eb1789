package org.quiverdb.engine.exec.pragma;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Registers;

/**
 * Checks the value of one column: NOT NULL, the types of STRICT tables, and that affinity was
 * applied when the value was stored.
 */
final class ColumnCheck {
  private final Table table;
  private final Column column;
  private final int register;

  ColumnCheck(Table table, Column column, int register) {
    this.table = table;
    this.column = column;
    this.register = register;
  }

  /** Whether any value of the column could be wrong. */
  static boolean isNeeded(Table table, Column column) {
    return column.notNull() || hasTypes(table, column);
  }

  private static boolean hasTypes(Table table, Column column) {
    return table.strict()
        ? !column.declaredType().equalsIgnoreCase("ANY")
        : column.affinity() != Affinity.BLOB;
  }

  /** What is wrong with the value in the register, or null. */
  @Nullable String finding(Registers r) {
    byte tag = r.tag[register];
    String where = " value in " + table.name() + "." + column.name();
    if (tag == Registers.NULL) {
      return column.notNull() ? "NULL" + where : null;
    }
    if (!hasTypes(table, column)) {
      return null;
    }
    if (table.strict()) {
      String type = column.declaredType().toUpperCase(Locale.ROOT);
      return fits(type, tag) ? null : "non-" + type + where;
    }
    boolean number = tag == Registers.INTEGER || tag == Registers.REAL;
    if (column.affinity() == Affinity.TEXT) {
      return number ? "NUMERIC" + where : null;
    }
    return tag == Registers.TEXT && isNumber(r) ? "TEXT" + where : null;
  }

  private static boolean fits(String strictType, byte tag) {
    return switch (strictType) {
      case "BLOB" -> tag == Registers.BLOB;
      case "TEXT" -> tag == Registers.TEXT;
      case "REAL" -> tag == Registers.INTEGER || tag == Registers.REAL;
      default -> tag == Registers.INTEGER;
    };
  }

  private boolean isNumber(Registers r) {
    try (Registers copy = new Registers(1)) {
      copy.copyFrom(0, r, register);
      Values.applyStorage(copy, 0, Affinity.NUMERIC);
      return copy.tag[0] != Registers.TEXT;
    }
  }
}
