package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes database files with a table {@code t(id INTEGER PRIMARY KEY, e)} and copies of them. */
final class TableFiles {
  static final String INSERT = "INSERT INTO t(id, e) VALUES(?, ?)";

  /** What {@link #TableFiles(Path, int)} takes for the page size that files get by themselves. */
  static final int DEFAULT_PAGE_SIZE = 0;

  private static final int LARGE_PAGES = 65_536;
  private static final int ROWS_PER_TRANSACTION = 5_000;

  private final Path folder;
  private final int pageSize;

  /**
   * Files of large pages, which suit vectors.
   *
   * @param folder is created
   */
  TableFiles(Path folder) throws IOException {
    this(folder, LARGE_PAGES);
  }

  /**
   * @param folder is created
   * @param pageSize in bytes
   */
  TableFiles(Path folder, int pageSize) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.pageSize = pageSize;
  }

  static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:quiver:" + file);
  }

  /** A new file with rows of a task, the first with rowid 0, in place of what is there. */
  Path loaded(String name, Task task, int rows) throws SQLException, IOException {
    return loaded(name, task, rows, new TreeMap<>());
  }

  /**
   * The same with more columns before the vector.
   *
   * @param columns INTEGER columns with the value of each row
   */
  Path loaded(String name, Task task, int rows, SortedMap<String, int[]> columns)
      throws SQLException, IOException {
    Path file = folder.resolve(name + ".db");
    delete(file);
    try (Connection c = open(file)) {
      try (Statement s = c.createStatement()) {
        if (pageSize != DEFAULT_PAGE_SIZE) {
          s.execute("PRAGMA page_size = " + pageSize);
        }
        StringBuilder more = new StringBuilder();
        columns.keySet().forEach(column -> more.append(column).append(" INTEGER, "));
        s.execute(
            "CREATE TABLE t(id INTEGER PRIMARY KEY, %se F32_BLOB(%d) NOT NULL)"
                .formatted(more, task.dims()));
      }
      c.setAutoCommit(false);
      String sql = "INSERT INTO t VALUES(?, ?" + ", ?".repeat(columns.size()) + ")";
      try (PreparedStatement insert = c.prepareStatement(sql)) {
        for (int row = 0; row < rows; row++) {
          int at = 1;
          insert.setInt(at++, row);
          for (int[] values : columns.values()) {
            insert.setInt(at++, values[row]);
          }
          insert.setObject(at, task.vectors()[row]);
          insert.executeUpdate();
          if (row % ROWS_PER_TRANSACTION == ROWS_PER_TRANSACTION - 1) {
            c.commit();
          }
        }
      }
      c.commit();
    }
    return file;
  }

  /** Makes the index; the seconds that took. */
  static double index(Connection connection, Metric metric) throws SQLException {
    long start = System.nanoTime();
    try (Statement s = connection.createStatement()) {
      s.execute(
          "CREATE INDEX te ON t USING diskann (e) WITH (metric = '%s')".formatted(metric.option()));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  Path copy(Path file, String name) throws IOException {
    Path copy = folder.resolve(name + ".db");
    delete(copy);
    return Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
  }
}
