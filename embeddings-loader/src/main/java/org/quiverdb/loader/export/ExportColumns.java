package org.quiverdb.loader.export;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.Metadata;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorType;

/**
 * What of a table is written.
 *
 * @param columns in the order of the query's results; the vector is the last
 * @param vectorType of the vectors, as declared; what a column without a vector type holds is
 * written as floats
 * @param leftOut names of further vector columns
 */
record ExportColumns(List<Column> columns, VectorType vectorType, List<String> leftOut) {
  /** What a column becomes. */
  enum Role {
    /** A value like others. */
    VALUE,
    /** JSON text of an object, written as that object where the format is JSON. */
    METADATA,
    VECTOR
  }

  /**
   * A column of the table.
   *
   * @param name in the table
   * @param label in the file
   */
  record Column(String name, String label, Role role) {}

  /** A column as the table declares it. */
  private record Declared(String name, @Nullable VectorColumnType type, boolean primaryKey) {}

  static ExportColumns of(
      QuiverConnection connection, String table, @Nullable String wanted, boolean vectorsOnly)
      throws ExportException {
    List<Declared> declared = declared(connection, table);
    Declared vector = vector(table, wanted, declared);
    List<Column> columns = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    // What the loader made of textual ids: they are the id, the numbers only number the rows.
    boolean keyed = has(declared, "id", true) && has(declared, "key", false);
    for (Declared each : declared) {
      String name = each.name();
      if (each.equals(vector)) {
        continue;
      } else if (vectorsOnly || each.type() != null) {
        leftOut.add(name);
      } else if (!keyed || !name.equalsIgnoreCase("id")) {
        String label = keyed && name.equalsIgnoreCase("key") ? "id" : name;
        Role role = name.equals(Metadata.MEMBER) ? Role.METADATA : Role.VALUE;
        columns.add(new Column(name, label, role));
      }
    }
    columns.add(new Column(vector.name(), vector.name(), Role.VECTOR));
    VectorColumnType type = vector.type();
    return new ExportColumns(columns, type == null ? VectorType.FLOAT32 : type.type(), leftOut);
  }

  private static List<Declared> declared(QuiverConnection connection, String table)
      throws ExportException {
    List<Declared> columns = new ArrayList<>();
    try (QuiverStatement info = connection.prepare("PRAGMA table_info(" + quoted(table) + ")")) {
      while (info.step()) {
        columns.add(
            new Declared(
                String.valueOf(info.getText(1)),
                VectorColumnType.parse(info.getText(2)),
                info.getLong(5) == 1));
      }
    }
    if (columns.isEmpty()) {
      throw new ExportException("there is no table " + table);
    }
    return columns;
  }

  private static Declared vector(String table, @Nullable String wanted, List<Declared> declared)
      throws ExportException {
    List<Declared> found = new ArrayList<>();
    for (Declared each : declared) {
      if (wanted == null ? each.type() != null : each.name().equalsIgnoreCase(wanted)) {
        found.add(each);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new ExportException(
        wanted != null
            ? "table " + table + " has no column named " + wanted
            : "table "
                + table
                + " has "
                + (found.isEmpty() ? "no" : "several")
                + " vector columns: name the one to export with --column");
  }

  private static boolean has(List<Declared> declared, String name, boolean primaryKey) {
    for (Declared each : declared) {
      if (each.name().equalsIgnoreCase(name) && (!primaryKey || each.primaryKey())) {
        return true;
      }
    }
    return false;
  }

  /** Index of the vector among the results. */
  int vector() {
    return columns.size() - 1;
  }

  /** Whether elements are 64 bits long. */
  boolean doubles() {
    return vectorType == VectorType.FLOAT64;
  }

  String selectSql(String table) {
    StringBuilder sql = new StringBuilder("SELECT ");
    for (Column column : columns) {
      sql.append(sql.length() > 7 ? ", " : "").append(quoted(column.name()));
    }
    return sql.append(" FROM ").append(quoted(table)).toString();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
