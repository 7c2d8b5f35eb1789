package org.quiverdb.engine.corpora;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.quiverdb.engine.api.QuiverStatement;

/** Values of both engines in one form: null, Long, Double, String, byte[]. */
final class Values {
  private Values() {}

  static Object[] row(QuiverStatement statement) {
    Object[] row = new Object[statement.columnCount()];
    for (int i = 0; i < row.length; i++) {
      row[i] =
          switch (statement.type(i)) {
            case NULL -> null;
            case INTEGER -> statement.getLong(i);
            case REAL -> statement.getDouble(i);
            case TEXT -> statement.getText(i);
            case BLOB -> statement.getBlob(i);
          };
    }
    return row;
  }

  static Object[] row(ResultSet result, int columns) throws SQLException {
    Object[] row = new Object[columns];
    for (int i = 0; i < columns; i++) {
      Object value = result.getObject(i + 1);
      row[i] =
          switch (value) {
            case null -> null;
            case Integer v -> v.longValue();
            case Float v -> v.doubleValue();
            default -> value;
          };
    }
    return row;
  }

  static boolean same(Object[] a, Object[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (!same(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Object a, Object b) {
    return a instanceof byte[] x && b instanceof byte[] y
        ? Arrays.equals(x, y)
        : Objects.equals(a, b);
  }

  /** One text for a row, with storage classes; long values cut only for display. */
  static String show(Object[] row, boolean brief) {
    StringBuilder text = new StringBuilder();
    for (Object value : row) {
      String shown =
          switch (value) {
            case null -> "NULL";
            case byte[] b -> "x'" + HexFormat.of().formatHex(b) + "'";
            case String s -> "'" + s + "'";
            default -> value.getClass().getSimpleName() + " " + value;
          };
      text.append(brief && shown.length() > 80 ? shown.substring(0, 80) + "..." : shown);
      text.append(" | ");
    }
    return text.toString();
  }
}
