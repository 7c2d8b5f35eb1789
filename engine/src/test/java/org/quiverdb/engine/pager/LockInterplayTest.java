package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** Locks of the pager and of C SQLite in the same process exclude each other on one file. */
class LockInterplayTest {
  @TempDir Path folder;
  private Connection connection;
  private Statement c;
  private Pager pager;

  @BeforeEach
  void open() throws SQLException {
    String path = folder.resolve("locks.db").toString();
    connection = DriverManager.getConnection("jdbc:sqlite:" + path);
    c = connection.createStatement();
    c.execute("PRAGMA busy_timeout = 0");
    c.execute("CREATE TABLE t(a)");
    c.execute("INSERT INTO t VALUES (1)");
    pager = Pager.open(Vfs.system(), path, OpenMode.READ_WRITE);
  }

  @AfterEach
  void close() throws SQLException {
    pager.close();
    connection.close();
  }

  private void insertIsBusy() {
    SQLException e = assertThrows(SQLException.class, () -> c.execute("INSERT INTO t VALUES (2)"));
    assertEquals(ResultCode.BUSY.number(), e.getErrorCode() & 0xff, e.getMessage());
  }

  private static void isBusy(Runnable action) {
    SqlException e = assertThrows(SqlException.class, action::run);
    assertEquals(ResultCode.BUSY, e.resultCode());
  }

  private int count() throws SQLException {
    try (ResultSet r = c.executeQuery("SELECT count(*) FROM t")) {
      return r.getInt(1);
    }
  }

  @Test
  void ourReservedLetsSqliteReadOnly() throws SQLException {
    pager.beginWrite(false);
    assertEquals(1, count());
    insertIsBusy();
    pager.rollback();
    pager.endRead();
    c.execute("INSERT INTO t VALUES (2)");
    assertEquals(2, count());
  }

  @Test
  void ourExclusiveKeepsSqliteOut() {
    pager.beginWrite(true);
    assertThrows(SQLException.class, this::count);
    insertIsBusy();
    pager.rollback();
    pager.endRead();
  }

  @Test
  void ourReaderKeepsSqliteFromCommitting() throws SQLException {
    pager.beginRead();
    insertIsBusy();
    pager.endRead();
    c.execute("INSERT INTO t VALUES (2)");
  }

  @Test
  void sqlitesReservedLetsUsReadOnly() throws SQLException {
    c.execute("BEGIN IMMEDIATE");
    pager.beginRead();
    isBusy(() -> pager.beginWrite(false));
    pager.endRead();
    isBusy(() -> pager.beginWrite(false));
    c.execute("COMMIT");
    pager.beginWrite(false);
    pager.rollback();
    pager.endRead();
    assertTrue(pager.assertState());
  }

  @Test
  void sqlitesExclusiveKeepsUsOut() throws SQLException {
    c.execute("BEGIN EXCLUSIVE");
    isBusy(pager::beginRead);
    c.execute("COMMIT");
    pager.beginRead();
    pager.endRead();
  }

  @Test
  void sqlitesReaderKeepsUsFromCommitting() throws SQLException {
    c.execute("BEGIN");
    assertEquals(1, count());
    pager.beginWrite(false);
    Frame frame = pager.writable(pager.get(1));
    pager.release(frame);
    isBusy(pager::commit);
    assertTrue(pager.isWriting());
    // We hold PENDING: the reader goes on, a new one would not get in.
    assertEquals(1, count());
    c.execute("COMMIT");
    pager.commit();
    pager.endRead();
    assertEquals(1, count());
    assertTrue(pager.assertState());
  }

  @Test
  void busyHandlerIsAskedWhenNothingIsHeldYet() throws SQLException {
    c.execute("BEGIN IMMEDIATE");
    AtomicInteger asked = new AtomicInteger();
    pager.setBusyHandler(
        attempts -> {
          assertEquals(attempts, asked.getAndIncrement());
          return attempts < 3;
        });
    isBusy(() -> pager.beginWrite(false));
    assertEquals(4, asked.get());
    pager.beginRead();
    isBusy(() -> pager.beginWrite(false));
    assertEquals(4, asked.get(), "a reader that upgrades must not wait");
    pager.endRead();
    c.execute("COMMIT");
  }

  @Test
  void sqlitesHotJournalWriterIsNotDisturbed() throws SQLException {
    c.execute("BEGIN IMMEDIATE");
    c.execute("INSERT INTO t VALUES (3)");
    pager.beginRead();
    pager.endRead();
    c.execute("COMMIT");
    assertEquals(2, count());
  }
}
