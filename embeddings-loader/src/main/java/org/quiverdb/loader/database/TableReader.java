package org.quiverdb.loader.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.RecordSource.Contents;
import org.quiverdb.loader.json.JsonText;
import org.quiverdb.vector.VectorColumnType;

/** Rows of an ordinary table with a vector column, as Quiver and libSQL make them. */
final class TableReader implements RowReader {
  /** Bytes of a row beside its vector, about. */
  private static final int OTHER_BYTES = 64;

  private final List<String> columns;
  private final int vector;
  private final int id;
  private final int text;
  private final List<Integer> others;
  private final @Nullable String metric;
  private final QuiverStatement rows;

  private TableReader(
      List<String> columns,
      int vector,
      int id,
      int text,
      List<Integer> others,
      @Nullable String metric,
      QuiverStatement rows) {
    this.columns = columns;
    this.vector = vector;
    this.id = id;
    this.text = text;
    this.others = others;
    this.metric = metric;
    this.rows = rows;
  }

  static TableReader open(QuiverConnection connection, String table, FieldNames names)
      throws LoadException {
    List<String> columns = new ArrayList<>();
    List<Integer> vectors = new ArrayList<>();
    int primaryKey = -1;
    try (QuiverStatement info =
        connection.prepare("PRAGMA table_info(" + DatabaseProvider.quoted(table) + ")")) {
      while (info.step()) {
        if (VectorColumnType.parse(info.getText(2)) != null) {
          vectors.add(columns.size());
        }
        if (info.getLong(5) == 1 && "INTEGER".equalsIgnoreCase(info.getText(2))) {
          primaryKey = columns.size();
        }
        columns.add(String.valueOf(info.getText(1)));
      }
    }
    int vector = vector(table, columns, vectors, names);
    int key = columns.indexOf("key");
    boolean keyed = names.id() == null && primaryKey == columns.indexOf("id") && key >= 0;
    int id = keyed ? key : names.idColumn(columns);
    requireFound(id, names.id(), table);
    id = id < 0 ? primaryKey : id;
    int text = names.textColumn(columns);
    requireFound(text, names.text(), table);
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean taken = i == vector || i == id || i == text || vectors.contains(i);
      if (names.metadata() && !taken && !(keyed && i == primaryKey)) {
        others.add(i);
      }
    }
    String metric = VectorIndexMetric.of(connection, table, columns.get(vector));
    QuiverStatement rows =
        connection.prepare(
            "SELECT "
                + String.join(", ", columns.stream().map(DatabaseProvider::quoted).toList())
                + " FROM "
                + DatabaseProvider.quoted(table));
    return new TableReader(columns, vector, id, text, others, metric, rows);
  }

  private static int vector(
      String table, List<String> columns, List<Integer> vectors, FieldNames names)
      throws LoadException {
    if (names.vector() != null) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).equalsIgnoreCase(names.vector())) {
          return i;
        }
      }
      requireFound(-1, names.vector(), table);
    }
    if (vectors.size() == 1) {
      return vectors.getFirst();
    }
    throw new LoadException(
        "table "
            + table
            + " has "
            + (vectors.isEmpty() ? "no vector column" : "several vector columns")
            + ": name the one to load (--vector)");
  }

  private static void requireFound(int column, @Nullable String wanted, String table)
      throws LoadException {
    if (column < 0 && wanted != null) {
      throw new LoadException("table " + table + " has no column " + wanted);
    }
  }

  @Override
  public String format() {
    return "SQLite database";
  }

  @Override
  public Contents contents() {
    return new Contents(id >= 0, text >= 0, !others.isEmpty());
  }

  @Override
  public @Nullable String indexMetric() {
    return metric;
  }

  @Override
  public boolean step() {
    return rows.step();
  }

  @Override
  public long read(EmbeddingRecord target) throws BadRecordException {
    if (id >= 0) {
      Cells.readId(rows, id, columns.get(id), target);
    }
    if (text >= 0) {
      target.text(rows.getText(text));
    }
    if (!others.isEmpty()) {
      target.metadata(metadata());
    }
    float[] values = rows.getVector(vector);
    if (values == null) {
      throw new BadRecordException("has no vector in \"" + columns.get(vector) + "\"");
    }
    System.arraycopy(values, 0, target.dimensions(values.length), 0, values.length);
    return OTHER_BYTES + (long) Float.BYTES * values.length;
  }

  private @Nullable String metadata() {
    if (others.size() == 1 && columns.get(others.getFirst()).equals(Metadata.MEMBER)) {
      String whole = rows.getText(others.getFirst());
      if (whole == null || Metadata.isObject(whole)) {
        return whole;
      }
    }
    return JsonText.object(
        json -> {
          for (int column : others) {
            json.writeFieldName(columns.get(column));
            Cells.write(rows, column, json);
          }
        });
  }

  @Override
  public void close() {
    rows.close();
  }
}
