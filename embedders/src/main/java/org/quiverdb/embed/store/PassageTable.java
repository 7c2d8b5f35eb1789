package org.quiverdb.embed.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.text.Passage;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * A table of passages:
 *
 * <pre>
 *   CREATE TABLE t(id INTEGER PRIMARY KEY, source TEXT NOT NULL, heading TEXT,
 *     position INTEGER NOT NULL, text TEXT NOT NULL, embedding F32_BLOB(256))
 * </pre>
 *
 * A row whose embedding is NULL is still to be embedded: that is all there is to resuming. Other
 * columns may be added to the table. Used by one thread.
 */
public final class PassageTable {
  /** The column of vectors. */
  public static final String VECTOR = "embedding";

  private static final List<String> COLUMNS =
      List.of("id", "source", "heading", "position", "text", VECTOR);

  private final QuiverConnection connection;
  private final String name;
  private final String quoted;

  /** A passage that is to be embedded, by its row. */
  public record Pending(long id, String text) {}

  /** What a {@link #put} changed. */
  public record Changes(int added, int kept, int removed) {}

  public PassageTable(QuiverConnection connection, String name) {
    this.connection = connection;
    this.name = name;
    this.quoted = SqlNames.quoted(name);
  }

  public boolean exists() {
    return SqlNames.exists(connection, name);
  }

  /** The columns that the table lacks to be one of passages. */
  public List<String> missingColumns() {
    List<String> missing = new ArrayList<>(COLUMNS);
    try (QuiverStatement info = connection.prepare("PRAGMA table_info(" + quoted + ")")) {
      while (info.step()) {
        missing.remove(String.valueOf(info.getText(1)));
      }
    }
    return missing;
  }

  /** Makes the table. */
  public void create(int dimensions) {
    connection.execute(
        "CREATE TABLE "
            + quoted
            + "(id INTEGER PRIMARY KEY, source TEXT NOT NULL, heading TEXT,"
            + " position INTEGER NOT NULL, text TEXT NOT NULL, "
            + VECTOR
            + " F32_BLOB("
            + dimensions
            + "))");
  }

  /** Chooses pages that several rows fit in; has an effect on a new file only. */
  public static void choosePageSize(QuiverConnection connection, int dimensions) {
    connection.execute("PRAGMA page_size = " + (dimensions <= 512 ? 8192 : 32768));
  }

  /**
   * Makes the rows of a source those given. If they are the same already, with or without
   * embeddings, nothing is changed.
   */
  public Changes put(String source, List<Passage> passages) {
    Map<Integer, Passage> old = new HashMap<>();
    try (QuiverStatement query =
        connection.prepare("SELECT heading, position, text FROM " + quoted + " WHERE source = ?")) {
      query.bindText(1, source);
      while (query.step()) {
        int position = (int) query.getLong(1);
        String text = String.valueOf(query.getText(2));
        old.put(position, new Passage(source, query.getText(0), position, text));
      }
    }
    if (old.size() == passages.size()
        && passages.stream().allMatch(p -> p.equals(old.get(p.position())))) {
      return new Changes(0, passages.size(), 0);
    }
    try (QuiverStatement delete =
        connection.prepare("DELETE FROM " + quoted + " WHERE source = ?")) {
      delete.bindText(1, source);
      delete.step();
    }
    insert(passages);
    return new Changes(passages.size(), 0, old.size());
  }

  private void insert(List<Passage> passages) {
    try (QuiverStatement insert =
        connection.prepare(
            "INSERT INTO " + quoted + "(source, heading, position, text) VALUES(?, ?, ?, ?)")) {
      for (Passage passage : passages) {
        insert.bindText(1, passage.source());
        if (passage.heading() == null) {
          insert.bindNull(2);
        } else {
          insert.bindText(2, passage.heading());
        }
        insert.bindLong(3, passage.position());
        insert.bindText(4, passage.text());
        insert.step();
      }
    }
  }

  /** Rows behind {@code after} that are to be embedded, by id. */
  public List<Pending> pending(long after, int most) {
    List<Pending> pending = new ArrayList<>();
    try (QuiverStatement query =
        connection.prepare(
            "SELECT id, heading, text FROM "
                + quoted
                + " WHERE embedding IS NULL AND id > ? ORDER BY id LIMIT ?")) {
      query.bindLong(1, after);
      query.bindLong(2, most);
      while (query.step()) {
        Passage passage = new Passage("", query.getText(1), 0, String.valueOf(query.getText(2)));
        pending.add(new Pending(query.getLong(0), passage.withHeading()));
      }
    }
    return pending;
  }

  /** Rows, of them those to be embedded, and the chars of their texts. */
  public long[] counts() {
    try (QuiverStatement query =
        connection.prepare(
            "SELECT count(*), ifnull(sum(embedding IS NULL), 0),"
                + " ifnull(sum(CASE WHEN embedding IS NULL THEN length(text)"
                + " + ifnull(length(heading) + 2, 0) END), 0) FROM "
                + quoted)) {
      query.step();
      return new long[] {query.getLong(0), query.getLong(1), query.getLong(2)};
    }
  }

  /** Sets the vectors of rows, inside the transaction that is open; nulls are passed over. */
  public void embed(List<Pending> rows, List<float @Nullable []> vectors) {
    try (QuiverStatement update =
        connection.prepare("UPDATE " + quoted + " SET embedding = ? WHERE id = ?")) {
      for (int i = 0; i < rows.size(); i++) {
        float[] vector = vectors.get(i);
        if (vector != null) {
          update.bindVector(1, vector);
          update.bindLong(2, rows.get(i).id());
          update.step();
        }
      }
    }
  }

  /** The passage of a row. */
  public Passage passage(long id) {
    try (QuiverStatement query =
        connection.prepare(
            "SELECT source, heading, position, text FROM " + quoted + " WHERE id = ?")) {
      query.bindLong(1, id);
      if (!query.step()) {
        throw new IllegalStateException("no row " + id);
      }
      return new Passage(
          Objects.requireNonNullElse(query.getText(0), ""),
          query.getText(1),
          (int) query.getLong(2),
          Objects.requireNonNullElse(query.getText(3), ""));
    }
  }
}
