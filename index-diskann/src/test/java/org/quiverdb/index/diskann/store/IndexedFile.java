package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** A file with a table {@code t(..., e)} and an index {@code ti} on e, as Quiver sees it. */
final class IndexedFile {
  static final int DIMS = 8;
  private static final int K = 10;
  private static final int QUERIES = 20;

  final Path path;

  /** The table's name, which others may change. */
  String table = "t";

  private final SplittableRandom random = new SplittableRandom(1);

  IndexedFile(Path path) {
    this.path = path;
  }

  /** A blob literal of an F32 vector around one of a few centres. */
  String vector() {
    ByteBuffer bytes = ByteBuffer.allocate(DIMS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int centre = random.nextInt(6);
    for (int i = 0; i < DIMS; i++) {
      bytes.putFloat((float) (Math.sin(centre * 7.0 + i) + random.nextDouble() - 0.5));
    }
    return "x'" + HexFormat.of().formatHex(bytes.array()) + "'";
  }

  /** Makes the table with such columns before {@code e}, so many rows, and the index. */
  void make(String columns, String values, int rows) {
    try (QuiverConnection c = open()) {
      c.execute("PRAGMA synchronous = OFF; BEGIN");
      c.execute("CREATE TABLE t(" + columns + ", e F32_BLOB(" + DIMS + "))");
      for (int i = 1; i <= rows; i++) {
        c.execute("INSERT INTO t VALUES (" + values.formatted(i) + ", " + vector() + ")");
      }
      c.execute("CREATE INDEX ti ON t USING diskann (e); COMMIT");
    }
  }

  QuiverConnection open() {
    return QuiverConnection.open(path.toString());
  }

  List<String> rows(String sql) {
    try (QuiverConnection c = open()) {
      return rows(c, sql);
    }
  }

  static List<String> rows(QuiverConnection c, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = c.prepare(sql)) {
      while (statement.step()) {
        rows.add(String.valueOf(statement.getText(0)));
      }
    }
    return rows;
  }

  void execute(String sql) {
    try (QuiverConnection c = open()) {
      c.execute(sql);
    }
  }

  /** What the plan says of an index that it does not use; empty if it uses it. */
  String obstacle() {
    String plan =
        String.valueOf(rows("EXPLAIN QUERY PLAN " + query("ti_plan", vector()), 3).getFirst());
    return plan.contains("DETACHED") ? plan.substring(plan.indexOf("DETACHED")) : "";
  }

  private List<String> rows(String sql, int column) {
    List<String> rows = new ArrayList<>();
    try (QuiverConnection c = open();
        QuiverStatement statement = c.prepare(sql)) {
      while (statement.step()) {
        rows.add(String.valueOf(statement.getText(column)));
      }
    }
    return rows;
  }

  private String query(String how, String vector) {
    String order = "vector_distance_cos(e, " + vector + ")";
    String hint = how.equals("ti_plan") ? "" : how;
    return "SELECT %s FROM %s %s WHERE e IS NOT NULL ORDER BY %s LIMIT %d"
        .formatted(order, table, hint, order, K);
  }

  /** Requires that the index is used, sound, and answers as the exact way does. */
  void check() {
    try (QuiverConnection c = open()) {
      check(c);
    }
  }

  void check(QuiverConnection c) {
    assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
    c.execute("PRAGMA vector_recall = 1");
    int wanted = 0;
    int hits = 0;
    for (int i = 0; i < QUERIES; i++) {
      String vector = vector();
      List<String> exact = rows(c, query("NOT INDEXED", vector));
      List<String> found = rows(c, query("INDEXED BY ti", vector));
      assertEquals(exact.size(), found.size());
      wanted += exact.size();
      for (String distance : exact) {
        hits += found.remove(distance) ? 1 : 0;
      }
    }
    assertTrue(hits >= 0.985 * wanted, hits + " of " + wanted + " nearest rows were found");
  }

  /** Requires that the index is not used for a reason that contains a text, and makes it anew. */
  void checkDetached(String reason) {
    assertTrue(obstacle().contains(reason), () -> "'" + obstacle() + "'");
    String found = String.join("; ", rows("PRAGMA integrity_check"));
    assertTrue(found.contains("detached") && found.contains(reason), found);
    execute("REINDEX ti");
    check();
  }
}
