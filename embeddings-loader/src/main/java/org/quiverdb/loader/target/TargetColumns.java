package org.quiverdb.loader.target;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.target.TableShape.Ids;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorType;

/**
 * The columns that take the parts of a record. A new table is
 *
 * <pre>
 *   CREATE TABLE t(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, text TEXT, metadata TEXT,
 *     embedding F32_BLOB(1536) NOT NULL)
 * </pre>
 *
 * without {@code key}, {@code text} or {@code metadata} where the files have no such thing. The
 * vector comes last, so that the small columns can be read without it.
 *
 * @param id column for integer ids, or null
 * @param key column for textual ids, or null
 * @param text column, or null
 * @param metadata column, or null
 * @param vector column
 * @param type element type of the vector column
 */
record TargetColumns(
    @Nullable String id,
    @Nullable String key,
    @Nullable String text,
    @Nullable String metadata,
    String vector,
    VectorType type) {

  /** The columns of a table that is to be made. */
  static TargetColumns ofNewTable(TableName name, TableShape shape) {
    return new TargetColumns(
        shape.ids() == Ids.INTEGER ? "id" : null,
        shape.ids() == Ids.TEXT ? "key" : null,
        shape.text() ? "text" : null,
        shape.metadata() ? "metadata" : null,
        name.column() == null ? TableName.COLUMN_DEFAULT : name.column(),
        name.type());
  }

  /** The columns of a table that exists, or null if there is none of this name. */
  static @Nullable TargetColumns ofTable(
      QuiverConnection connection, TableName name, TableShape shape) throws LoadException {
    List<Existing> existing = Existing.read(connection, name.table());
    if (existing.isEmpty()) {
      return null;
    }
    Existing vector = vectorColumn(name, existing);
    VectorColumnType type = vector.vectorType();
    if (type == null) {
      throw new LoadException(
          "column "
              + vector.name()
              + " of table "
              + name.table()
              + " is not declared as a vector"
              + " like F32_BLOB("
              + shape.dimensions()
              + ")");
    }
    if (type.dims() != shape.dimensions()) {
      throw new LoadException(
          "column "
              + vector.name()
              + " of table "
              + name.table()
              + " holds vectors of "
              + type.dims()
              + " dimensions, the file's have "
              + shape.dimensions());
    }
    return new TargetColumns(
        shape.ids() == Ids.INTEGER ? integerKey(name, existing) : null,
        shape.ids() == Ids.TEXT ? textKey(name, existing) : null,
        shape.text() ? required("text", "TEXT", name, existing) : null,
        shape.metadata() ? required("metadata", "TEXT", name, existing) : null,
        vector.name(),
        type.type());
  }

  private static Existing vectorColumn(TableName name, List<Existing> existing)
      throws LoadException {
    List<Existing> found = new ArrayList<>();
    for (Existing column : existing) {
      boolean wanted =
          name.column() == null
              ? column.vectorType() != null
              : column.name().equalsIgnoreCase(name.column());
      if (wanted) {
        found.add(column);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new LoadException(
        name.column() != null
            ? "table " + name.table() + " has no column named " + name.column()
            : "table "
                + name.table()
                + " has "
                + (found.isEmpty() ? "no" : "several")
                + " vector columns: name the one to load with --column");
  }

  private static String integerKey(TableName name, List<Existing> existing) throws LoadException {
    for (Existing column : existing) {
      if (column.primaryKey() && column.declared().equalsIgnoreCase("INTEGER")) {
        return column.name();
      }
    }
    throw new LoadException(
        "table " + name.table() + " has no INTEGER PRIMARY KEY for the file's ids");
  }

  private static String textKey(TableName name, List<Existing> existing) throws LoadException {
    for (Existing column : existing) {
      if (column.primaryKey() && !column.declared().equalsIgnoreCase("INTEGER")) {
        return column.name();
      }
    }
    return required("key", "TEXT UNIQUE", name, existing);
  }

  private static String required(
      String column, String type, TableName name, List<Existing> existing) throws LoadException {
    for (Existing each : existing) {
      if (each.name().equalsIgnoreCase(column)) {
        return each.name();
      }
    }
    String advice =
        type.equals("TEXT")
            ? "ALTER TABLE "
                + TableName.quoted(name.table())
                + " ADD COLUMN "
                + column
                + " TEXT"
                + (column.equals("metadata") ? ", or load with --no-metadata" : "")
            : "load into a new table";
    throw new LoadException(
        "table "
            + name.table()
            + " has no column "
            + column
            + " for what the file holds: "
            + advice);
  }

  /** The statement that makes the table. */
  String createSql(String table, int dimensions) {
    StringBuilder sql = new StringBuilder("CREATE TABLE ");
    sql.append(TableName.quoted(table)).append("(id INTEGER PRIMARY KEY");
    if (key != null) {
      sql.append(", key TEXT NOT NULL UNIQUE");
    }
    if (text != null) {
      sql.append(", text TEXT");
    }
    if (metadata != null) {
      sql.append(", metadata TEXT");
    }
    return sql.append(", ")
        .append(TableName.quoted(vector))
        .append(' ')
        .append(declaredName(type))
        .append('(')
        .append(dimensions)
        .append(") NOT NULL)")
        .toString();
  }

  /**
   * The statement that adds one row; its parameters are id or key, text, metadata, vector, without
   * those missing.
   */
  String insertSql(String table) {
    StringBuilder names = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (String name : new String[] {id, key, text, metadata, vector}) {
      if (name != null) {
        names.append(names.isEmpty() ? "" : ", ").append(TableName.quoted(name));
        marks.append(marks.isEmpty() ? "?" : ", ?");
      }
    }
    return "INSERT INTO " + TableName.quoted(table) + "(" + names + ") VALUES(" + marks + ")";
  }

  private static String declaredName(VectorType type) {
    return switch (type) {
      case FLOAT32, FLOAT32_SPARSE -> "F32_BLOB";
      case FLOAT64 -> "F64_BLOB";
      case FLOAT16 -> "F16_BLOB";
      case FLOATB16 -> "FB16_BLOB";
      case FLOAT8 -> "F8_BLOB";
      case FLOAT1BIT -> "F1BIT_BLOB";
    };
  }

  /** A column as the table declares it. */
  private record Existing(String name, String declared, boolean primaryKey) {
    @Nullable VectorColumnType vectorType() {
      return VectorColumnType.parse(declared);
    }

    static List<Existing> read(QuiverConnection connection, String table) {
      List<Existing> columns = new ArrayList<>();
      try (QuiverStatement info =
          connection.prepare("PRAGMA table_info(" + TableName.quoted(table) + ")")) {
        while (info.step()) {
          columns.add(
              new Existing(
                  String.valueOf(info.getText(1)),
                  String.valueOf(info.getText(2)),
                  info.getLong(5) == 1));
        }
      }
      return columns;
    }
  }
}
