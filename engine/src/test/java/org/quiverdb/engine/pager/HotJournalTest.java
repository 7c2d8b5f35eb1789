package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.Corpora;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** Journals left by C SQLite are rolled back, or left alone, as C SQLite does it. */
class HotJournalTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hot", "persist", "truncate"})
  void corpusFileRecoversAsInSqlite(String kind) throws Exception {
    Path original = Corpora.require("sqlite/journal/sqlittle_journal_" + kind + ".sqlite");
    Path ours = Corpora.copy(original, Files.createDirectory(folder.resolve("ours")));
    Path theirs = Corpora.copy(original, Files.createDirectory(folder.resolve("theirs")));
    assertSameRecovery(ours, theirs);
  }

  @Test
  void journalOfSpilledTransactionRecovers() throws Exception {
    Path database = spilled("big.db");
    assertSameRecovery(
        Corpora.copy(database, Files.createDirectory(folder.resolve("ours"))),
        Corpora.copy(database, Files.createDirectory(folder.resolve("theirs"))));
  }

  @Test
  void journalWhoseSuperJournalIsGoneIsDeleted() throws Exception {
    Path database = spilled("super.db");
    Path journal = Path.of(database + "-journal");
    byte[] before = Files.readAllBytes(database);
    byte[] name = folder.resolve("gone-mj123456789").toString().getBytes(StandardCharsets.UTF_8);
    byte[] records = Files.readAllBytes(journal);
    Files.write(journal, withSuperJournal(records, name));
    read(database);
    assertFalse(Files.exists(journal));
    assertArrayEquals(before, Files.readAllBytes(database));
  }

  private static byte[] withSuperJournal(byte[] records, byte[] name) {
    byte[] result = Arrays.copyOf(records, records.length + 4 + name.length + 16);
    int at = records.length;
    put(result, at, 0x40000000 / 1024 + 1);
    System.arraycopy(name, 0, result, at + 4, name.length);
    int sum = 0;
    for (byte b : name) {
      sum += b;
    }
    put(result, at + 4 + name.length, name.length);
    put(result, at + 8 + name.length, sum);
    put(result, at + 12 + name.length, 0xd9d505f9);
    put(result, at + 16 + name.length, 0x20a163d7);
    return result;
  }

  private static void put(byte[] bytes, int at, int value) {
    for (int i = 0; i < 4; i++) {
      bytes[at + i] = (byte) (value >>> 24 - 8 * i);
    }
  }

  @Test
  void journalOfAnEmptyDatabaseIsDeleted() throws Exception {
    Path database = spilled("empty.db");
    Files.write(database, new byte[0]);
    assertEquals(0, read(database));
    assertFalse(Files.exists(Path.of(database + "-journal")));
  }

  @Test
  void readOnlyDatabaseWithHotJournalIsRefused() throws Exception {
    Path database = spilled("ro.db");
    try (Pager pager = Pager.open(Vfs.system(), database.toString(), OpenMode.READ_ONLY)) {
      SqlException e = assertThrows(SqlException.class, pager::beginRead);
      assertEquals(ResultCode.READONLY_ROLLBACK, e.resultCode());
    }
    assertTrue(Files.exists(Path.of(database + "-journal")));
  }

  /** A copy of a database in the middle of C SQLite's transaction, with its hot journal. */
  private Path spilled(String name) throws Exception {
    Path live = Files.createDirectories(folder.resolve("live")).resolve(name);
    Path copy;
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + live);
        Statement s = c.createStatement()) {
      s.execute("PRAGMA page_size = 1024");
      s.execute("PRAGMA cache_size = 5");
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b)");
      s.execute(
          "INSERT INTO t(b) WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT"
              + " 2000) SELECT 'old' || hex(randomblob(20)) FROM c");
      s.execute("BEGIN");
      s.execute("UPDATE t SET b = 'new' || hex(randomblob(30))");
      copy = Corpora.copy(live, Files.createDirectories(folder.resolve("crashed")));
      s.execute("ROLLBACK");
    }
    assertTrue(Files.size(Path.of(copy + "-journal")) > 10_000);
    return copy;
  }

  private static int read(Path database) {
    try (Pager pager = Pager.open(Vfs.system(), database.toString(), OpenMode.READ_WRITE)) {
      pager.beginRead();
      int pages = pager.pageCount();
      pager.endRead();
      assertTrue(pager.assertState());
      return pages;
    }
  }

  private static void assertSameRecovery(Path ours, Path theirs) throws Exception {
    int pages = read(ours);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + theirs);
        Statement s = c.createStatement()) {
      try (ResultSet r = s.executeQuery("PRAGMA page_count")) {
        assertEquals(r.getInt(1), pages);
      }
      try (ResultSet r = s.executeQuery("PRAGMA integrity_check")) {
        assertEquals("ok", r.getString(1));
      }
    }
    assertArrayEquals(Files.readAllBytes(theirs), Files.readAllBytes(ours));
    assertEquals(
        Files.exists(Path.of(theirs + "-journal")), Files.exists(Path.of(ours + "-journal")));
  }
}
