package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.VectorSearch;
import org.quiverdb.vector.DistanceMetric;

/** Query timeouts and cancelling. */
class QueryTimeoutTest {
  private static final String ENDLESS =
      "SELECT count(*) FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j, t k, t l, t m";
  private static final String FEW_ROWS =
      "SELECT a.x FROM t a, t b, t c, t d, t e, t f, t g, t h, t i, t j, t k"
          + " WHERE a.x + b.x + c.x + d.x + e.x + f.x + g.x + h.x + i.x + j.x + k.x < 0";

  private static Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:quiver::memory:");
    try (Statement s = connection.createStatement()) {
      s.execute("CREATE TABLE t(x)");
      s.execute("INSERT INTO t VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)");
    }
    return connection;
  }

  @Test
  void aTimeoutEndsALongQuery() throws SQLException {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      s.setQueryTimeout(1);
      for (String sql : new String[] {ENDLESS, FEW_ROWS}) {
        long start = System.nanoTime();
        SQLException e = assertThrows(SQLTimeoutException.class, () -> s.executeQuery(sql));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals("57014", e.getSQLState());
        assertEquals(9, e.getErrorCode());
        assertTrue(took.toMillis() >= 900, took.toString());
        assertTrue(took.toMillis() < 10_000, took.toString());
      }
      s.setQueryTimeout(30);
      try (ResultSet rows = s.executeQuery("SELECT x FROM t")) {
        assertTrue(rows.next());
      }
    }
  }

  @Test
  void cancelEndsTheBuildingOfAnIndex() throws SQLException {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE v(e F32_BLOB(2))");
      s.execute("INSERT INTO v SELECT vector32('[' || a.x || ',' || b.x || ']') FROM t a, t b");
      QuiverConnection engine = c.unwrap(QuiverConnection.class);
      engine.setBuildListener(
          (index, step, share) -> {
            try {
              s.cancel();
            } catch (SQLException e) {
              throw new AssertionError(e);
            }
          });
      SQLException e =
          assertThrows(
              SQLException.class, () -> s.execute("CREATE INDEX i ON v USING diskann (e)"));
      assertEquals(9, e.getErrorCode());
      engine.setBuildListener(null);
      s.execute("CREATE INDEX i ON v USING diskann (e)");
      VectorSearch search = engine.vectorSearch("v", "e", DistanceMetric.COSINE);
      long[] rowids = new long[3];
      assertEquals(3, search.topK(new float[] {1, 1}, 3, null, rowids, new double[3]));
      assertEquals(1, rowids[0]);
    }
  }

  @Test
  void cancelEndsALongQuery() throws Exception {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      Thread canceller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(200);
                      s.cancel();
                    } catch (SQLException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      long start = System.nanoTime();
      SQLException e = assertThrows(SQLException.class, () -> s.executeQuery(ENDLESS));
      assertEquals("57014", e.getSQLState());
      assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 5000);
      canceller.join();
      try (ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
        assertTrue(rows.next());
        assertEquals(10, rows.getInt(1));
      }
    }
  }

  @Test
  void timeBetweenRowsDoesNotCount() throws Exception {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      s.setQueryTimeout(1);
      try (ResultSet rows = s.executeQuery("SELECT x FROM t")) {
        assertTrue(rows.next());
        Thread.sleep(1200);
        assertTrue(rows.next());
      }
    }
  }

  @Test
  void abortEndsTheConnection() throws Exception {
    Connection c = open();
    c.abort(Runnable::run);
    assertTrue(c.isClosed());
    c.abort(Runnable::run);
    assertThrows(SQLException.class, c::createStatement);
  }
}
