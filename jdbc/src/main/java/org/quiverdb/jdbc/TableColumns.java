package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/** What {@code PRAGMA table_xinfo} says of columns. */
final class TableColumns {
  private TableColumns() {}

  /**
   * A column of a table.
   *
   * @param notNull whether it is declared NOT NULL
   * @param autoIncrement whether it is an alias of the rowid
   */
  record Entry(boolean notNull, boolean autoIncrement) {}

  /** The column that a result column comes from, or null if it cannot be found. */
  static @Nullable Entry find(JdbcConnection connection, ColumnInfo info) throws SQLException {
    String schema = info.database() == null ? "" : SqlText.quote(info.database()) + ".";
    String sql =
        "PRAGMA " + schema + "table_xinfo(" + SqlText.quote(String.valueOf(info.table())) + ")";
    try (QuiverStatement pragma = connection.engine().prepare(sql)) {
      while (pragma.step()) {
        if (String.valueOf(pragma.getText(1)).equalsIgnoreCase(info.column())) {
          String type = String.valueOf(pragma.getText(2)).toUpperCase(Locale.ROOT);
          boolean rowid = pragma.getLong(5) == 1 && type.equals("INTEGER");
          return new Entry(pragma.getLong(3) != 0, rowid);
        }
      }
      return null;
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }
}
