package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several threads on one connection, and several connections on one file. */
class ThreadsTest {
  private static final int THREADS = 4;
  private static final int ROWS = 200;

  @TempDir Path folder;

  private static void runAll(List<Callable<Void>> tasks) throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> done : executor.invokeAll(tasks)) {
        done.get();
      }
    }
  }

  private static int count(Connection c) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("SELECT count(*) FROM t")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Void insert(Connection c, int thread) throws SQLException {
    try (PreparedStatement p = c.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        p.setInt(1, thread * ROWS + i);
        p.setString(2, "row " + i);
        p.executeUpdate();
        if (i % 50 == 0) {
          assertTrue(count(c) > 0);
        }
      }
    }
    return null;
  }

  @Test
  void threadsShareAConnection() throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)");
      for (boolean autoCommit : new boolean[] {true, false}) {
        s.execute("DELETE FROM t");
        c.setAutoCommit(autoCommit);
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          int thread = i;
          tasks.add(() -> insert(c, thread));
        }
        runAll(tasks);
        assertEquals(THREADS * ROWS, count(c));
      }
      c.rollback();
    }
  }

  @Test
  void connectionsShareAFile() throws Exception {
    String url = "jdbc:quiver:" + folder.resolve("t.db") + "?busy_timeout=30000&synchronous=off";
    try (Connection c = DriverManager.getConnection(url);
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT)");
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        tasks.add(
            () -> {
              try (Connection own =
                  DriverManager.getConnection(url + "&transaction_mode=immediate")) {
                own.setAutoCommit(false);
                for (int k = 0; k < 5; k++) {
                  insertSome(own, thread * ROWS + k * 10);
                  own.commit();
                }
                return null;
              }
            });
      }
      runAll(tasks);
      assertEquals(THREADS * 50, count(c));
    }
  }

  private static void insertSome(Connection c, int from) throws SQLException {
    try (PreparedStatement p = c.prepareStatement("INSERT INTO t VALUES (?, 'x')")) {
      for (int i = 0; i < 10; i++) {
        p.setInt(1, from + i);
        p.addBatch();
      }
      p.executeBatch();
    }
  }
}
