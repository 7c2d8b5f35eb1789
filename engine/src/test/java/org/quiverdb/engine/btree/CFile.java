package org.quiverdb.engine.btree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small file written by C SQLite, its root pages, and what C says about damaged copies of it. */
record CFile(byte[] image, int[] roots, boolean[] table) {
  /** Tables, an index, a WITHOUT ROWID table, long values, and free pages. */
  static CFile write(Path folder, int pageSize, int autoVacuum) {
    Path file = folder.resolve("c-" + pageSize + "-" + autoVacuum + ".db");
    try {
      Files.deleteIfExists(file);
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement s = c.createStatement()) {
        s.execute("PRAGMA page_size=" + pageSize);
        s.execute("PRAGMA auto_vacuum=" + autoVacuum);
        s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b)");
        s.execute("CREATE INDEX i ON t(b)");
        s.execute("CREATE TABLE w(k PRIMARY KEY, v) WITHOUT ROWID");
        s.execute("CREATE TABLE gone(x)");
        s.execute(
            "WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<120)"
                + " INSERT INTO t SELECT i*3, zeroblob(i % 7 * i) || i FROM n");
        s.execute("INSERT INTO w SELECT 'k' || a, b FROM t");
        s.execute("INSERT INTO gone SELECT zeroblob(2000) FROM t LIMIT 5");
        s.execute("INSERT INTO t VALUES(1000, zeroblob(" + 3 * pageSize + "))");
        s.execute("DELETE FROM t WHERE a % 5 = 0");
        s.execute("DELETE FROM gone");
        return load(c, file);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CFile load(Connection c, Path file) throws SQLException, IOException {
    List<Integer> roots = new ArrayList<>(List.of(1));
    List<Boolean> tables = new ArrayList<>(List.of(true));
    String sql =
        "SELECT rootpage, type='table' AND sql NOT LIKE '%WITHOUT ROWID' FROM sqlite_schema"
            + " WHERE rootpage > 0";
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery(sql)) {
      while (rows.next()) {
        roots.add(rows.getInt(1));
        tables.add(rows.getBoolean(2));
      }
    }
    boolean[] table = new boolean[tables.size()];
    for (int i = 0; i < table.length; i++) {
      table[i] = tables.get(i);
    }
    byte[] image = Files.readAllBytes(file);
    return new CFile(image, roots.stream().mapToInt(Integer::intValue).toArray(), table);
  }

  int pageSize() {
    int size = (image[16] & 0xff) << 8 | image[17] & 0xff;
    return size == 1 ? 65536 : size;
  }

  /** What C SQLite's integrity_check finds in a copy, line by line; one line if it fails. */
  static List<String> check(Path file) {
    List<String> lines = new ArrayList<>();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("PRAGMA integrity_check(1000)")) {
      while (rows.next()) {
        lines.addAll(Arrays.asList(rows.getString(1).split("\n")));
      }
    } catch (SQLException e) {
      lines.add("error: " + e.getMessage());
    }
    return lines;
  }
}
