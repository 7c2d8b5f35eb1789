package org.quiverdb.loader.parquet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;

/**
 * Which columns of a file mean what.
 *
 * @param vector list of numbers, or bytes of floats, or text of a list
 * @param id column of the ids, or null
 * @param text column of the texts, or null
 * @param others columns of the metadata; what is nested in more than one list is left out
 */
record ParquetColumns(
    Column vector, @Nullable Column id, @Nullable Column text, List<Column> others) {
  /** Where pandas keeps the index of a data frame that has one. */
  private static final String PANDAS_INDEX = "__index_level_0__";

  static ParquetColumns of(List<Column> columns, FieldNames names) throws LoadException {
    Column vector = vector(columns, names);
    List<Column> plain = columns.stream().filter(column -> !column.isList()).toList();
    List<String> plainNames = plain.stream().map(Column::name).toList();
    int idColumn = names.idColumn(plainNames);
    int textColumn = names.textColumn(plainNames);
    Column id = idColumn < 0 ? null : plain.get(idColumn);
    Column text = textColumn < 0 ? null : plain.get(textColumn);
    requireFound(id, names.id(), columns);
    requireFound(text, names.text(), columns);
    if (id == null) {
      id = named(PANDAS_INDEX, columns);
    }
    List<Column> others = new ArrayList<>();
    for (Column column : columns) {
      boolean other = column != vector && column != id && column != text;
      if (names.metadata() && other && column.maxRepetition() <= 1) {
        others.add(column);
      }
    }
    return new ParquetColumns(vector, id, text, others);
  }

  /** The column of the right name, or else the only one that holds lists of floats. */
  private static Column vector(List<Column> columns, FieldNames names) throws LoadException {
    List<Column> named = new ArrayList<>();
    List<Column> lists = new ArrayList<>();
    for (Column column : columns) {
      boolean floats = column.type() == PhysicalType.FLOAT || column.type() == PhysicalType.DOUBLE;
      if (names.isVector(column.name()) && canHoldVectors(column)) {
        named.add(column);
      }
      if (names.vector() == null && column.maxRepetition() == 1 && floats) {
        lists.add(column);
      }
    }
    List<Column> found = named.isEmpty() ? lists : named;
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (names.vector() != null) {
      Column wanted = named(names.vector(), columns);
      throw new LoadException(
          wanted == null
              ? "there is no column \"" + names.vector() + "\"; the columns are " + shown(columns)
              : "column \"" + names.vector() + "\" holds no vectors");
    }
    throw new LoadException(
        (found.isEmpty() ? "no column" : "more than one column")
            + " looks like a vector; the columns are "
            + shown(columns)
            + ": name the one that holds it (--vector)");
  }

  private static boolean canHoldVectors(Column column) {
    return switch (column.type()) {
      case BOOLEAN, INT96 -> false;
      case BYTE_ARRAY -> !column.isList();
      case FIXED_LEN_BYTE_ARRAY ->
          column.maxRepetition() <= 1
              && column.isList() == (column.logical().kind() == LogicalType.Kind.FLOAT16);
      case INT32, INT64, FLOAT, DOUBLE -> column.maxRepetition() == 1;
    };
  }

  private static void requireFound(
      @Nullable Column column, @Nullable String wanted, List<Column> columns) throws LoadException {
    if (column == null && wanted != null) {
      throw new LoadException(
          "there is no column \"" + wanted + "\"; the columns are " + shown(columns));
    }
  }

  private static @Nullable Column named(@Nullable String name, List<Column> columns) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    return null;
  }

  private static String shown(List<Column> columns) {
    String all = String.join(", ", columns.stream().map(Column::name).toList());
    return all.length() <= 300 ? all : all.substring(0, 300) + "…";
  }
}
