package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.benchmarks.MissingPeer;
import org.quiverdb.benchmarks.PeerFolder;
import org.quiverdb.benchmarks.SqliteVec;

/**
 * sqlite-vec inside of C SQLite. It is exact, so it has one effort only. Its table stands for the
 * index: filling it in one transaction is building, and what its file takes beyond the vectors
 * (rowids and the unused rest of the last chunk) is the size.
 */
final class SqliteVecEngine implements Engine {
  private final PeerFolder folder;
  private final Path file;
  private long vectorBytes;
  private String library = "";
  private @Nullable Connection connection;
  private @Nullable PreparedStatement select;

  SqliteVecEngine(Path folder) throws IOException {
    this.folder = new PeerFolder(folder);
    file = this.folder.file("sqlite-vec.db");
  }

  @Override
  public String name() {
    return "sqlite-vec, exact";
  }

  @Override
  public void load(Task task) throws IOException, InterruptedException, MissingPeer {
    library = SqliteVec.library(folder);
    TableFiles.delete(file);
  }

  @Override
  public void build(Task task) throws SQLException {
    Connection c = SqliteVec.open(file, library);
    connection = c;
    c.setAutoCommit(false);
    SqliteVec.create(c, "v", task.dims(), task.metric().option());
    try (PreparedStatement insert = c.prepareStatement("INSERT INTO v(rowid, e) VALUES(?, ?)")) {
      for (int row = 0; row < task.rows(); row++) {
        insert.setLong(1, row);
        insert.setBytes(2, Task.blob(task.vectors()[row]));
        insert.executeUpdate();
      }
    }
    c.commit();
    c.setAutoCommit(true);
    vectorBytes = (long) Float.BYTES * task.dims() * task.rows();
    select = c.prepareStatement(SqliteVec.nearest("v", task.k()));
  }

  @Override
  public long indexBytes() throws IOException {
    return Files.size(file) - vectorBytes;
  }

  @Override
  public int[] efforts() {
    return new int[] {0};
  }

  @Override
  public void effort(int effort) {
    // It is always exact.
  }

  @Override
  public int mostQueries() {
    return FEW_QUERIES;
  }

  @Override
  public int[] search(float[] query, int k) throws SQLException {
    PreparedStatement s = select;
    if (s == null) {
      throw new IllegalStateException("not built");
    }
    int[] rows = new int[k];
    int count = 0;
    s.setBytes(1, Task.blob(query));
    try (ResultSet found = s.executeQuery()) {
      while (found.next()) {
        rows[count++] = found.getInt(1);
      }
    }
    return Arrays.copyOf(rows, count);
  }

  @Override
  public void close() throws SQLException, IOException {
    if (select != null) {
      select.close();
    }
    if (connection != null) {
      connection.close();
    }
    TableFiles.delete(file);
  }
}
