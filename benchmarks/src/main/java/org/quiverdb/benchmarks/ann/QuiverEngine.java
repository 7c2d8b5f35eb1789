package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Quiver through a prepared statement of its JDBC driver. The effort is the recall wanted. */
final class QuiverEngine implements Engine {
  private static final int ROWS_PER_TRANSACTION = 5_000;
  private static final double EFFORT_UNIT = 10_000;

  private final Path file;
  private @Nullable Connection connection;
  private @Nullable PreparedStatement select;
  private long indexBytes;

  QuiverEngine(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "Quiver, prepared SQL";
  }

  /** Loads the table, which is not part of building the index. */
  void load(Task task) throws SQLException, IOException {
    Files.deleteIfExists(file);
    Connection c = DriverManager.getConnection("jdbc:quiver:" + file);
    connection = c;
    try (Statement s = c.createStatement()) {
      s.execute("PRAGMA page_size = 65536");
      s.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(" + task.dims() + ") NOT NULL)");
    }
    c.setAutoCommit(false);
    try (PreparedStatement insert = c.prepareStatement("INSERT INTO t VALUES(?, ?)")) {
      for (int row = 0; row < task.rows(); row++) {
        insert.setInt(1, row);
        insert.setObject(2, task.vectors()[row]);
        insert.executeUpdate();
        if (row % ROWS_PER_TRANSACTION == ROWS_PER_TRANSACTION - 1) {
          c.commit();
        }
      }
    }
    c.commit();
    c.setAutoCommit(true);
  }

  private Connection open() {
    Connection c = connection;
    if (c == null) {
      throw new IllegalStateException("not loaded");
    }
    return c;
  }

  @Override
  public void build(Task task) throws SQLException, IOException {
    long before = Files.size(file);
    String metric = task.metric() == Metric.L2 ? "l2" : "cosine";
    try (Statement s = open().createStatement()) {
      s.execute("CREATE INDEX te ON t USING diskann (e) WITH (metric = '" + metric + "')");
    }
    indexBytes = Files.size(file) - before;
    String function = task.metric() == Metric.L2 ? "vector_distance_l2" : "vector_distance_cos";
    select =
        open()
            .prepareStatement(
                "SELECT id, " + function + "(e, ?) AS d FROM t ORDER BY d LIMIT " + task.k());
  }

  @Override
  public long indexBytes() {
    return indexBytes;
  }

  @Override
  public int[] efforts() {
    return new int[] {8000, 8500, 9000, 9300, 9500, 9700, 9800, 9900, 9950, 9990};
  }

  @Override
  public void effort(int effort) throws SQLException {
    try (Statement s = open().createStatement()) {
      s.execute("PRAGMA vector_recall = " + effort / EFFORT_UNIT);
    }
  }

  @Override
  public int[] search(float[] query, int k) throws SQLException {
    PreparedStatement s = select;
    if (s == null) {
      throw new IllegalStateException("not built");
    }
    int[] found = new int[k];
    int count = 0;
    s.setObject(1, query);
    try (ResultSet rows = s.executeQuery()) {
      while (rows.next()) {
        found[count++] = rows.getInt(1);
        rows.getDouble(2);
      }
    }
    return count == k ? found : Arrays.copyOf(found, count);
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
