package org.quiverdb.jdbc;

import java.sql.Types;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ValueType;

/**
 * SQL types of columns. The rules are those that users of SQLite through JDBC know: the declared
 * type decides among the types that fit the value's storage class.
 */
final class SqlTypes {
  /** What tools are told of lengths: there is no limit but SQLite's on a row. */
  static final int MAX_LENGTH = Integer.MAX_VALUE;

  private SqlTypes() {}

  /** The declared type in upper case without its arguments; of an expression, by its value. */
  static String name(@Nullable String declared, ValueType type) {
    if (declared != null && !declared.isEmpty()) {
      int paren = declared.indexOf('(');
      return (paren < 0 ? declared : declared.substring(0, paren)).strip().toUpperCase(Locale.ROOT);
    }
    return switch (type) {
      case INTEGER -> "INTEGER";
      case REAL -> "FLOAT";
      case BLOB -> "BLOB";
      case TEXT -> "TEXT";
      case NULL -> "NUMERIC";
    };
  }

  /** The type from {@link Types} of a value in a column. */
  static int ofValue(@Nullable String declared, CurrentValue value) {
    String name = name(declared, value.type());
    return switch (value.type()) {
      case INTEGER -> ofInteger(name, value.integer());
      case REAL -> ofReal(name, Types.FLOAT);
      case TEXT -> ofText(name, Types.VARCHAR);
      case BLOB -> name.equals("BINARY") ? Types.BINARY : Types.BLOB;
      case NULL -> ofDeclared(name);
    };
  }

  private static int ofInteger(String name, long value) {
    int type = integerType(name, Types.OTHER);
    if (type != Types.OTHER && type != Types.INTEGER) {
      return type;
    }
    return value == (int) value ? Types.INTEGER : Types.BIGINT;
  }

  private static int integerType(String name, int otherwise) {
    return switch (name) {
      case "BOOLEAN" -> Types.BOOLEAN;
      case "TINYINT" -> Types.TINYINT;
      case "SMALLINT", "INT2" -> Types.SMALLINT;
      case "BIGINT", "INT8", "UNSIGNED BIG INT" -> Types.BIGINT;
      case "DATE" -> Types.DATE;
      case "DATETIME", "TIMESTAMP" -> Types.TIMESTAMP;
      case "INT", "INTEGER", "MEDIUMINT" -> Types.INTEGER;
      default -> otherwise;
    };
  }

  private static int ofReal(String name, int otherwise) {
    return switch (name) {
      case "DECIMAL" -> Types.DECIMAL;
      case "DOUBLE", "DOUBLE PRECISION" -> Types.DOUBLE;
      case "NUMERIC" -> Types.NUMERIC;
      case "REAL" -> Types.REAL;
      case "FLOAT" -> Types.FLOAT;
      default -> otherwise;
    };
  }

  private static int ofText(String name, int otherwise) {
    return switch (name) {
      case "CHARACTER", "NCHAR", "NATIVE CHARACTER", "CHAR" -> Types.CHAR;
      case "CLOB" -> Types.CLOB;
      case "DATE" -> Types.DATE;
      case "DATETIME", "TIMESTAMP" -> Types.TIMESTAMP;
      case "VARCHAR", "VARYING CHARACTER", "NVARCHAR", "TEXT" -> Types.VARCHAR;
      default -> otherwise;
    };
  }

  private static int ofDeclared(String name) {
    int type = integerType(name, Types.OTHER);
    if (type == Types.OTHER) {
      type = ofReal(name, Types.OTHER);
    }
    if (type == Types.OTHER) {
      type = ofText(name, Types.OTHER);
    }
    if (type != Types.OTHER) {
      return type;
    }
    return switch (name) {
      case "BINARY" -> Types.BINARY;
      case "BLOB" -> Types.BLOB;
      default -> Types.NUMERIC;
    };
  }

  /** What getColumns answers for a declared type in upper case: by affinity, coarsely. */
  static int ofColumn(String name) {
    if (name.contains("INT") || name.contains("BOOL")) {
      return Types.INTEGER;
    }
    if (name.contains("CHAR")
        || name.contains("CLOB")
        || name.contains("TEXT")
        || name.contains("BLOB")) {
      return Types.VARCHAR;
    }
    boolean real =
        name.contains("REAL")
            || name.contains("FLOA")
            || name.contains("DOUB")
            || name.contains("DEC")
            || name.contains("NUM");
    return real ? Types.FLOAT : Types.VARCHAR;
  }

  /** The first argument of a declared type such as DECIMAL(10, 2), or 0. */
  static int precision(@Nullable String declared) {
    return argument(declared, 0);
  }

  /** The second argument of a declared type such as DECIMAL(10, 2), or 0. */
  static int scale(@Nullable String declared) {
    return argument(declared, 1);
  }

  private static int argument(@Nullable String declared, int index) {
    if (declared == null) {
      return 0;
    }
    int open = declared.indexOf('(');
    int close = open < 0 ? -1 : declared.indexOf(')', open);
    if (close < 0) {
      return 0;
    }
    String[] arguments = declared.substring(open + 1, close).split(",", -1);
    return index < arguments.length ? (int) NumberPrefix.toLong(arguments[index]) : 0;
  }
}
