package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Quiver through a prepared statement of its JDBC driver. The effort is the recall wanted. */
final class QuiverEngine implements Engine {
  private static final double EFFORT_UNIT = 10_000;

  private final TableFiles files;
  private @Nullable Path file;
  private @Nullable Connection connection;
  private @Nullable NearestSelect select;
  private long indexBytes;

  QuiverEngine(Path folder) throws IOException {
    files = new TableFiles(folder);
  }

  @Override
  public String name() {
    return "Quiver, prepared SQL";
  }

  @Override
  public void load(Task task) throws SQLException, IOException {
    file = files.loaded("quiver", task, task.rows());
  }

  @Override
  public void build(Task task) throws SQLException, IOException {
    Path loaded = file;
    if (loaded == null) {
      throw new IllegalStateException("not loaded");
    }
    long before = Files.size(loaded);
    Connection c = TableFiles.open(loaded);
    connection = c;
    TableFiles.index(c, task.metric());
    indexBytes = Files.size(loaded) - before;
    select = new NearestSelect(c, task.metric(), "t", task.k());
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
    Connection c = connection;
    if (c == null) {
      throw new IllegalStateException("not built");
    }
    try (Statement s = c.createStatement()) {
      s.execute("PRAGMA vector_recall = " + effort / EFFORT_UNIT);
    }
  }

  @Override
  public int[] search(float[] query, int k) throws SQLException {
    NearestSelect s = select;
    if (s == null) {
      throw new IllegalStateException("not built");
    }
    s.run(query);
    return Arrays.copyOf(s.rows(), s.count());
  }

  @Override
  public void close() throws SQLException {
    if (select != null) {
      select.close();
    }
    if (connection != null) {
      connection.close();
    }
  }
}
