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
import org.quiverdb.loader.RecordSource.Contents;
import org.quiverdb.loader.json.JsonText;

/** Rows of a vec0 table, chunk after chunk. */
final class Vec0Reader implements RowReader {
  private static final int ROWID = 0;
  private static final int KEY = 1;
  private static final int CHUNK = 2;
  private static final int PLACE = 3;
  private static final int FIRST_OTHER = 4;

  private final QuiverConnection connection;
  private final Vec0Table table;
  private final Vec0Table.Column vector;
  private final boolean textKeys;
  private final Vec0Table.@Nullable Column text;
  private final List<Vec0Table.Column> others;

  /** Columns that the query gives: partition keys and auxiliary columns. */
  private final List<Vec0Table.Column> queried;

  private final QuiverStatement rows;
  private @Nullable Vec0Chunk chunk;

  private Vec0Reader(
      QuiverConnection connection,
      Vec0Table table,
      Vec0Table.Column vector,
      Vec0Table.@Nullable Column text,
      List<Vec0Table.Column> others) {
    this.connection = connection;
    this.table = table;
    this.vector = vector;
    this.text = text;
    this.others = others;
    List<Vec0Table.Column> keys = table.of(Vec0Table.Kind.PRIMARY_KEY);
    this.textKeys = !keys.isEmpty() && keys.getFirst().type().equals("text");
    this.queried = new ArrayList<>(table.of(Vec0Table.Kind.PARTITION));
    queried.addAll(table.of(Vec0Table.Kind.AUXILIARY));
    this.rows = connection.prepare(sql());
  }

  static Vec0Reader open(QuiverConnection connection, Vec0Table table, FieldNames names)
      throws LoadException {
    Vec0Table.Column vector = vector(table, names);
    List<Vec0Table.Column> others = new ArrayList<>();
    for (Vec0Table.Column column : table.columns()) {
      if (column.kind() != Vec0Table.Kind.VECTOR && column.kind() != Vec0Table.Kind.PRIMARY_KEY) {
        others.add(column);
      }
    }
    List<Vec0Table.Column> texts =
        others.stream().filter(column -> column.type().equals("text")).toList();
    int textColumn = names.textColumn(texts.stream().map(Vec0Table.Column::name).toList());
    Vec0Table.Column text = textColumn < 0 ? null : texts.get(textColumn);
    if (text == null && names.text() != null) {
      throw new LoadException("table " + table.name() + " has no text column " + names.text());
    }
    if (names.metadata()) {
      others.remove(text);
    } else {
      others.clear();
    }
    return new Vec0Reader(connection, table, vector, text, others);
  }

  private static Vec0Table.Column vector(Vec0Table table, FieldNames names) throws LoadException {
    List<Vec0Table.Column> found = new ArrayList<>();
    for (Vec0Table.Column column : table.of(Vec0Table.Kind.VECTOR)) {
      if (names.vector() == null || column.name().equalsIgnoreCase(names.vector())) {
        found.add(column);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new LoadException(
        "table "
            + table.name()
            + (found.isEmpty()
                ? " has no vector column" + (names.vector() == null ? "" : " " + names.vector())
                : " has several vector columns: name the one to load (--vector)"));
  }

  private String sql() {
    StringBuilder sql = new StringBuilder("SELECT r.rowid, r.id, r.chunk_id, r.chunk_offset");
    boolean auxiliary = false;
    for (Vec0Table.Column column : queried) {
      boolean partition = column.kind() == Vec0Table.Kind.PARTITION;
      sql.append(partition ? ", c.partition" : ", a.value")
          .append("%02d".formatted(column.number()));
      auxiliary |= !partition;
    }
    sql.append(" FROM ").append(table.shadow("rowids")).append(" AS r");
    sql.append(" JOIN ").append(table.shadow("chunks")).append(" AS c ON c.chunk_id = r.chunk_id");
    if (auxiliary) {
      sql.append(" LEFT JOIN ").append(table.shadow("auxiliary")).append(" AS a");
      sql.append(" ON a.rowid = r.rowid");
    }
    return sql.append(" ORDER BY r.chunk_id, r.chunk_offset").toString();
  }

  @Override
  public String format() {
    return "sqlite-vec database";
  }

  @Override
  public Contents contents() {
    return new Contents(true, text != null, !others.isEmpty());
  }

  /** The table's own search is an index of its kind; the Manhattan distance has none here. */
  @Override
  public @Nullable String indexMetric() {
    boolean floats = !vector.type().equals("bit");
    String metric = vector.metric();
    return floats && ("cosine".equals(metric) || "l2".equals(metric)) ? metric : null;
  }

  @Override
  public boolean step() {
    return rows.step();
  }

  @Override
  public long read(EmbeddingRecord target) throws BadRecordException {
    long rowid = rows.getLong(ROWID);
    if (textKeys) {
      Cells.readId(rows, KEY, "id", target);
    } else {
      target.id(rowid);
    }
    long chunkId = rows.getLong(CHUNK);
    Vec0Chunk at = chunk;
    if (at == null || at.chunk() != chunkId) {
      at = new Vec0Chunk(connection, table, vector, chunkId);
      chunk = at;
    }
    long place = rows.getLong(PLACE);
    if (text != null) {
      int column = queried.indexOf(text);
      target.text(column >= 0 ? rows.getText(FIRST_OTHER + column) : at.text(text, place, rowid));
    }
    if (!others.isEmpty()) {
      target.metadata(metadata(at, place, rowid));
    }
    at.readVector(vector, place, target);
    return (long) vector.dimensions() * Float.BYTES;
  }

  private String metadata(Vec0Chunk at, long place, long rowid) throws BadRecordException {
    return JsonText.object(
        json -> {
          for (Vec0Table.Column column : others) {
            json.writeFieldName(column.name());
            int result = queried.indexOf(column);
            if (result >= 0) {
              Cells.write(rows, FIRST_OTHER + result, json);
            } else {
              at.write(column, place, rowid, json);
            }
          }
        });
  }

  @Override
  public void close() {
    rows.close();
  }
}
