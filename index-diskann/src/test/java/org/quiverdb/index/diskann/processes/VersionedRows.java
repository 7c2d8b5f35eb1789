package org.quiverdb.index.diskann.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * A table whose rows all follow from one number that stands in the same file: transaction {@code n}
 * replaces, changes or deletes the rows of block {@code n % BLOCKS} and sets the number to n. So
 * whoever reads can tell whether what it sees is one committed state.
 */
final class VersionedRows {
  static final int BLOCKS = 24;
  private static final int BLOCK_ROWS = 60;
  private static final int DIMS = 12;
  private static final int K = 5;

  private final QuiverConnection connection;
  private final SplittableRandom random = new SplittableRandom();

  /** Queries for a row's own vector, and those of them that did not find the row. */
  long asked;

  long missed;

  VersionedRows(QuiverConnection connection) {
    this.connection = connection;
  }

  /** Makes the table and its index at version {@code BLOCKS - 1}. */
  void create() {
    connection.execute("CREATE TABLE state(version INTEGER)");
    connection.execute("INSERT INTO state VALUES (0)");
    connection.execute(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, v INTEGER, e F32_BLOB(" + DIMS + "))");
    for (long version = 0; version < BLOCKS; version++) {
      change(version);
    }
    connection.execute("CREATE INDEX ti ON t USING diskann (e) WITH (max_neighbors = 16)");
  }

  long version() {
    return number("SELECT version FROM state");
  }

  /** What a version does with its block. */
  private static boolean deletes(long version) {
    return version / BLOCKS % 3 == 2;
  }

  /** Runs the transaction of a version up to, but without, its COMMIT. */
  void begin(long version) {
    long first = version % BLOCKS * BLOCK_ROWS;
    String block = "id >= " + first + " AND id < " + (first + BLOCK_ROWS);
    connection.execute("BEGIN IMMEDIATE");
    boolean update = version / BLOCKS % 3 == 1;
    if (!update) {
      connection.execute("DELETE FROM t WHERE " + block);
    }
    String sql =
        update ? "UPDATE t SET v = ?2, e = ?3 WHERE id = ?1" : "INSERT INTO t VALUES (?1, ?2, ?3)";
    try (QuiverStatement write = connection.prepare(sql)) {
      for (long id = first; id < first + BLOCK_ROWS && !deletes(version); id++) {
        write.bindLong(1, id);
        write.bindLong(2, version);
        write.bindText(3, vector(id, version));
        write.step();
        write.reset();
      }
    }
    connection.execute("UPDATE state SET version = " + version);
  }

  void change(long version) {
    begin(version);
    connection.execute("COMMIT");
  }

  static String vector(long id, long version) {
    SplittableRandom random = new SplittableRandom(id * 1_000_003 + version);
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < DIMS; i++) {
      text.append(i == 0 ? "" : ",").append((float) (random.nextDouble() - 0.5));
    }
    return text.append("]").toString();
  }

  /** The version that wrote a block last. */
  private static long lastWriter(long block, long version) {
    return version - Math.floorMod(version - block, (long) BLOCKS);
  }

  /**
   * Reads everything in one transaction.
   *
   * @return the version
   * @throws AssertionError when what was read is no committed state
   */
  long check() {
    connection.execute("BEGIN");
    try {
      long version = version();
      long rows = 0;
      long sum = 0;
      for (long block = 0; block < BLOCKS; block++) {
        long writer = lastWriter(block, version);
        rows += deletes(writer) ? 0 : BLOCK_ROWS;
        sum += deletes(writer) ? 0 : writer * BLOCK_ROWS;
      }
      require(rows == number("SELECT count(*) FROM t"), version, "rows");
      require(sum == number("SELECT coalesce(sum(v), 0) FROM t"), version, "sum of versions");
      for (int i = 0; i < 4; i++) {
        askFor(random.nextInt(BLOCKS), version, rows);
      }
      String found = text("PRAGMA integrity_check");
      require(found.equals("ok"), version, found);
      return version;
    } finally {
      connection.execute("ROLLBACK");
    }
  }

  /** A row's own vector finds it; the one that it had before, or a deleted one's, does not. */
  private void askFor(long block, long version, long rows) {
    long id = block * BLOCK_ROWS + random.nextInt(BLOCK_ROWS);
    long writer = lastWriter(block, version);
    List<String> old = nearest(vector(id, writer - BLOCKS));
    require(old.size() == Math.min(K, rows), version, "rows by the index: " + old);
    require(
        old.stream().noneMatch(row -> distance(row) < 1e-5), version, "a row of the past: " + old);
    if (!deletes(writer)) {
      asked++;
      String row = nearest(vector(id, writer)).getFirst();
      missed += row.startsWith(id + "|") && distance(row) < 1e-5 ? 0 : 1;
    }
  }

  private static double distance(String row) {
    return Double.parseDouble(row.substring(row.indexOf('|') + 1));
  }

  private List<String> nearest(String vector) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement query =
        connection.prepare(
            "SELECT id, vector_distance_cos(e, ?1) AS d FROM t INDEXED BY ti ORDER BY d LIMIT "
                + K)) {
      query.bindText(1, vector);
      while (query.step()) {
        rows.add(query.getLong(0) + "|" + query.getDouble(1));
      }
    }
    return rows;
  }

  private static void require(boolean condition, long version, String what) {
    if (!condition) {
      throw new AssertionError("version " + version + ": " + what);
    }
  }

  private long number(String sql) {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) {
    try (QuiverStatement statement = connection.prepare(sql)) {
      statement.step();
      return String.valueOf(statement.getText(0));
    }
  }
}
