package org.quiverdb.loader.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.RecordSource.Contents;

/**
 * What the columns of a dumped table mean.
 *
 * @param columns names in the order of the data
 * @param types declared types in lower case, empty where the dump does not say
 */
record DumpTable(
    String name,
    List<String> columns,
    List<String> types,
    int vector,
    int id,
    int text,
    boolean metadata) {

  /** Settles the meanings, by the types, the names, and the first row of data. */
  static DumpTable of(
      String table,
      List<String> columns,
      Map<String, String> declared,
      List<@Nullable String> row,
      FieldNames names)
      throws LoadException {
    List<String> types = new ArrayList<>();
    for (String column : columns) {
      types.add(declared.getOrDefault(column, "").toLowerCase(Locale.ROOT));
    }
    int vector = vector(table, columns, types, row, names);
    int id = names.idColumn(columns);
    int text = names.textColumn(columns);
    if ((id < 0 && names.id() != null) || (text < 0 && names.text() != null)) {
      throw new LoadException(
          "table "
              + table
              + " has no column "
              + (id < 0 && names.id() != null ? names.id() : names.text())
              + "; the columns are "
              + String.join(", ", columns));
    }
    return new DumpTable(table, columns, types, vector, id, text, names.metadata());
  }

  private static int vector(
      String table,
      List<String> columns,
      List<String> types,
      List<@Nullable String> row,
      FieldNames names)
      throws LoadException {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean wanted =
          names.vector() != null
              ? columns.get(i).equals(names.vector())
              : isVectorType(types.get(i)) || (types.get(i).isEmpty() && isList(row, i));
      if (wanted) {
        found.add(i);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new LoadException(
        "table "
            + table
            + " has "
            + (found.isEmpty() ? "no" : "several")
            + " vector columns"
            + (names.vector() == null || !found.isEmpty() ? "" : " called " + names.vector())
            + "; the columns are "
            + String.join(", ", columns)
            + ": name the one that holds it (--vector)");
  }

  /** Whether a declared type is one of pgvector's dense ones, with or without a schema. */
  static boolean isVectorType(String type) {
    String plain = type.substring(type.indexOf('.') + 1);
    return plain.startsWith("vector") || plain.startsWith("halfvec");
  }

  /** Whether a field looks like a vector. */
  static boolean isList(List<@Nullable String> row, int column) {
    String field = column < row.size() ? row.get(column) : null;
    return field != null
        && field.startsWith("[")
        && field.endsWith("]")
        && field.indexOf('"') < 0
        && field.indexOf('{') < 0;
  }

  boolean isOther(int column) {
    return column != vector && column != id && column != text;
  }

  private int others() {
    return columns.size() - 1 - (id < 0 ? 0 : 1) - (text < 0 ? 0 : 1);
  }

  Contents contents() {
    return new Contents(id >= 0, text >= 0, metadata && others() > 0);
  }

  /** The column that may hold all metadata as one object, or -1. */
  int wholeMetadata() {
    int column = columns.indexOf(Metadata.MEMBER);
    return others() == 1 && column >= 0 && isOther(column) ? column : -1;
  }
}
