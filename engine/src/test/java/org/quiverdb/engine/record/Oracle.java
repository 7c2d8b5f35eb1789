package org.quiverdb.engine.record;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Asks C SQLite for the value of an expression; values and errors become one line of text. */
public final class Oracle implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** An empty database in memory with that encoding. */
  public Oracle(TextEncoding encoding) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement s = connection.createStatement()) {
      s.execute("pragma encoding='" + encoding.name().replace("UTF", "UTF-") + "'");
      s.execute("create table warm(x)");
    }
  }

  public Connection connection() {
    return connection;
  }

  /** The value of an expression with parameters ?1.. as {@link #describe} writes it. */
  public String value(String expression, Object... parameters) {
    try {
      PreparedStatement s = statements.get(expression);
      if (s == null) {
        s =
            connection.prepareStatement(
                "select typeof(v), v from (select " + expression + " as v limit 1)");
        statements.put(expression, s);
      }
      for (int i = 0; i < parameters.length; i++) {
        s.setObject(i + 1, parameters[i]);
      }
      try (ResultSet r = s.executeQuery()) {
        return switch (r.getString(1)) {
          case "null" -> "null";
          case "integer" -> describe(r.getLong(2));
          case "real" -> describe(r.getDouble(2));
          case "text" -> describe(r.getString(2));
          default -> describe(r.getBytes(2));
        };
      }
    } catch (SQLException e) {
      statements.remove(expression);
      return error(e);
    }
  }

  private static String error(SQLException e) {
    String message = e.getMessage();
    int open = message.indexOf('(');
    return "error " + message.substring(open + 1, message.length() - 1);
  }

  /** A value as text with its type; bytes in hexadecimal. */
  public static String describe(Object value) {
    return switch (value) {
      case null -> "null";
      case Long l -> "integer " + l;
      case Double d -> "real " + (d == 0 ? 0.0 : d);
      case String s -> "text '" + printable(s) + "'";
      case byte[] b -> "blob " + HexFormat.of().formatHex(b);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  private static String printable(String s) {
    StringBuilder b = new StringBuilder();
    s.chars()
        .forEach(
            c -> {
              if (c >= ' ' && c < 0x7F) {
                b.append((char) c);
              } else {
                b.append('\\').append(Integer.toHexString(c)).append(';');
              }
            });
    return b.toString();
  }

  /** A register in the same form. */
  public static String describe(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.NULL -> "null";
      case Registers.INTEGER -> describe(r.bits[register]);
      case Registers.REAL -> describe(r.getDouble(register));
      case Registers.TEXT -> describe(new String(r.getBytes(register), StandardCharsets.UTF_8));
      default -> describe(r.getBytes(register));
    };
  }

  /** Puts a Java value into a register. */
  public static void set(Registers r, int register, Object value) {
    switch (value) {
      case null -> r.setNull(register);
      case Long l -> r.setLong(register, l);
      case Integer i -> r.setLong(register, i);
      case Double d -> r.setDouble(register, d);
      case String s -> r.setText(register, s);
      case byte[] b -> r.setBytes(register, Registers.BLOB, b);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
