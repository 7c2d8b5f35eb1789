package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.QuiverException;

/** Copies of whole databases, and what tools see of pages and of scans. */
class CopyTest {
  private static final String ROWS =
      "CREATE TABLE t(a INTEGER PRIMARY KEY, b); CREATE INDEX tb ON t(b);"
          + "INSERT INTO t VALUES(1, hex(randomblob(2000))), (2, hex(randomblob(9)));"
          + "INSERT INTO t SELECT a + 2, b FROM t; INSERT INTO t SELECT a + 4, b FROM t;";

  @TempDir Path folder;

  private static String text(QuiverConnection connection, String sql) {
    try (QuiverStatement statement = connection.prepare(sql)) {
      return statement.step() ? String.valueOf(statement.getText(0)) : "";
    }
  }

  private QuiverConnection open(String name) {
    return QuiverConnection.open(folder.resolve(name).toString());
  }

  @Test
  void copyHasAllAndReplacesWhatWasThere() throws SQLException {
    try (QuiverConnection source = QuiverConnection.open(":memory:");
        QuiverConnection target = open("copy.db")) {
      source.execute(ROWS);
      target.execute("CREATE TABLE old(x); " + ROWS.replace(" t", " u").replace("tb", "ub"));
      assertEquals("8", text(target, "SELECT count(*) FROM u"));
      source.copyTo(target);
      assertEquals("8", text(target, "SELECT count(*) FROM t"));
      assertEquals("ok", text(target, "PRAGMA integrity_check"));
      assertEquals(
          text(source, "SELECT group_concat(b) FROM t"),
          text(target, "SELECT group_concat(b) FROM t"));
      assertThrows(QuiverException.class, () -> target.prepare("SELECT * FROM old"));
      target.execute("INSERT INTO t VALUES(99, 'after')");
    }
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("copy.db"));
        Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM t")) {
      assertEquals(9, rows.getInt(1));
    }
  }

  @Test
  void copyOfNothingIsAnEmptyDatabase() {
    try (QuiverConnection source = QuiverConnection.open(":memory:");
        QuiverConnection target = open("empty.db")) {
      target.execute(ROWS);
      source.copyTo(target);
      assertEquals("0", text(target, "SELECT count(*) FROM sqlite_master"));
      assertEquals("ok", text(target, "PRAGMA integrity_check"));
      assertEquals("1", text(target, "PRAGMA page_count"));
    }
  }

  @Test
  void anotherPageSizeIsRefused() {
    try (QuiverConnection source = QuiverConnection.open(":memory:");
        QuiverConnection target = open("small.db")) {
      target.execute("PRAGMA page_size = 1024; " + ROWS);
      source.execute(ROWS);
      QuiverException e = assertThrows(QuiverException.class, () -> source.copyTo(target));
      assertTrue(String.valueOf(e.getMessage()).contains("1024"), e.getMessage());
      assertEquals("8", text(target, "SELECT count(*) FROM t"));
      assertEquals("ok", text(target, "PRAGMA integrity_check"));
    }
  }

  @Test
  void targetInATransactionIsRefused() {
    try (QuiverConnection source = QuiverConnection.open(":memory:");
        QuiverConnection target = open("busy.db")) {
      source.execute(ROWS);
      target.execute("BEGIN; CREATE TABLE x(y)");
      assertThrows(QuiverException.class, () -> source.copyTo(target));
      target.execute("COMMIT");
      assertEquals("0", text(target, "SELECT count(*) FROM x"));
    }
  }

  @Test
  void pageOneIsTheHeader() {
    try (QuiverConnection connection = QuiverConnection.open(":memory:")) {
      connection.execute(ROWS);
      byte[] magic = Arrays.copyOf(connection.page(1), 6);
      assertArrayEquals(new byte[] {'S', 'Q', 'L', 'i', 't', 'e'}, magic);
      assertThrows(QuiverException.class, () -> connection.page(1000));
    }
  }

  @Test
  void aScanTellsHowFarItIs() {
    try (QuiverConnection connection = QuiverConnection.open(":memory:")) {
      connection.execute(ROWS);
      for (int rows = 8; rows < 4096; rows *= 2) {
        connection.execute("INSERT INTO t SELECT a + " + rows + ", a FROM t");
      }
      assertTrue(Double.isNaN(connection.scanProgress()));
      try (QuiverStatement statement = connection.prepare("SELECT a FROM t")) {
        double last = 0;
        for (int row = 1; statement.step(); row++) {
          if (row % 1024 == 1023) {
            connection.scanProgress();
          }
          if (row % 1024 == 0) {
            double share = connection.scanProgress();
            assertTrue(share > last && share <= 1, share + " at row " + row);
            last = share;
          }
        }
      }
      assertTrue(Double.isNaN(connection.scanProgress()));
    }
  }
}
