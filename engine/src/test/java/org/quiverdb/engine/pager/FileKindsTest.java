package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** Files of all page sizes, damaged headers, files in WAL mode, files that may only be read. */
class FileKindsTest {
  @TempDir Path folder;

  private Path sqlite(String name, String... statements) throws Exception {
    Path path = folder.resolve(name);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement s = c.createStatement()) {
      for (String statement : statements) {
        s.execute(statement);
      }
    }
    return path;
  }

  private static Pager open(Path path, OpenMode mode) {
    return Pager.open(Vfs.system(), Vfs.system().fullPath(path.toString()), mode);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 2048, 4096, 8192, 16384, 32768, 65536})
  void pageSizesAreRead(int pageSize) throws Exception {
    Path path = sqlite("p.db", "PRAGMA page_size=" + pageSize, "CREATE TABLE t(a)");
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      pager.setPageSize(1024, 8);
      pager.beginRead();
      assertEquals(pageSize, pager.pageSize());
      assertEquals(pageSize, pager.usableSize());
      assertEquals(2, pager.pageCount());
      assertEquals(1, pager.schemaCookie());
      pager.endRead();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 4096, 65536})
  void pageSizesAreWritten(int pageSize) {
    MemoryVfs vfs = new MemoryVfs();
    try (Pager pager = Pager.open(vfs, "n.db", OpenMode.CREATE)) {
      pager.setPageSize(pageSize, 32);
      TestPages.create(pager, 3);
    }
    try (Pager pager = Pager.open(vfs, "n.db", OpenMode.CREATE)) {
      pager.beginRead();
      assertEquals(pageSize, pager.pageSize());
      assertEquals(pageSize - 32, pager.usableSize());
      TestPages.check(pager, 3, 3);
    }
  }

  @Test
  void pageSizeThatAnotherChangedIsSeen() throws Exception {
    Path path = sqlite("v.db", "PRAGMA page_size=1024", "CREATE TABLE t(a)");
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      pager.beginRead();
      pager.release(pager.get(2));
      pager.endRead();
      sqlite("v.db", "PRAGMA page_size=8192", "VACUUM");
      pager.beginRead();
      assertEquals(8192, pager.pageSize());
      assertEquals(2, pager.pageCount());
      pager.release(pager.get(2));
      pager.endRead();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 19, 20, 21, 22, 23})
  void damagedHeaderIsNotADatabase(int offset) throws Exception {
    Path path = sqlite("d.db", "PRAGMA page_size=512", "CREATE TABLE t(a)");
    byte[] bytes = Files.readAllBytes(path);
    bytes[offset] = (byte) 0xfe;
    Files.write(path, bytes);
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      CorruptException e = assertThrows(CorruptException.class, pager::beginRead);
      assertEquals(ResultCode.NOTADB, e.resultCode());
      assertEquals("file is not a database", e.getMessage());
      assertTrue(pager.assertState());
    }
  }

  @Test
  void truncatedFileIsCorrupt() throws Exception {
    Path path = sqlite("t.db", "CREATE TABLE t(a)", "CREATE TABLE u(a)", "CREATE TABLE v(a)");
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length - 4096));
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      CorruptException e = assertThrows(CorruptException.class, pager::beginRead);
      assertEquals(ResultCode.CORRUPT, e.resultCode());
      assertEquals(28, e.byteOffset());
    }
  }

  @Test
  void walFileWithoutWalIsReadableOnly() throws Exception {
    Path path = sqlite("w.db", "PRAGMA journal_mode=WAL", "CREATE TABLE t(a)");
    assertFalse(Files.exists(Path.of(path + "-wal")));
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      pager.beginRead();
      assertEquals(2, pager.pageCount());
      SqlException e = assertThrows(SqlException.class, () -> pager.beginWrite(false));
      assertEquals(ResultCode.READONLY, e.resultCode());
      assertTrue(e.getMessage().startsWith("not yet supported"), e.getMessage());
      pager.endRead();
    }
  }

  @Test
  void walWithContentIsRefused() throws Exception {
    Path path = folder.resolve("x.db");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement s = c.createStatement()) {
      s.execute("PRAGMA journal_mode=WAL");
      s.execute("CREATE TABLE t(a)");
      try (Pager pager = open(path, OpenMode.READ_WRITE)) {
        SqlException e = assertThrows(SqlException.class, pager::beginRead);
        assertTrue(e.getMessage().startsWith("not yet supported: WAL mode"), e.getMessage());
        assertTrue(pager.assertState());
      }
    }
  }

  @Test
  void readOnlyFileIsNotWritten() throws Exception {
    Path path = sqlite("r.db", "CREATE TABLE t(a)");
    try (Pager pager = open(path, OpenMode.READ_ONLY)) {
      assertTrue(pager.isReadOnly());
      SqlException e = assertThrows(SqlException.class, () -> pager.beginWrite(false));
      assertEquals("attempt to write a readonly database", e.getMessage());
      assertFalse(pager.isReading());
    }
  }

  @Test
  void renamedFileIsNotWritten() throws Exception {
    Path path = sqlite("m.db", "CREATE TABLE t(a)");
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      Files.move(path, folder.resolve("elsewhere.db"));
      pager.beginWrite(false);
      Frame frame = pager.get(1);
      SqlException e = assertThrows(SqlException.class, () -> pager.writable(frame));
      assertEquals(ResultCode.READONLY_DBMOVED, e.resultCode());
      pager.release(frame);
      pager.rollback();
      pager.endRead();
    }
    assertFalse(Files.exists(Path.of(path + "-journal")));
  }

  @Test
  void lockOfOthersIsNotKeptByAFailedRead() throws Exception {
    Path path = folder.resolve("junk.db");
    Files.writeString(path, "this is no database, but it is long enough".repeat(50));
    try (Pager pager = open(path, OpenMode.READ_WRITE)) {
      assertThrows(CorruptException.class, pager::beginRead);
      assertThrows(CorruptException.class, () -> pager.beginWrite(false));
      assertTrue(pager.assertState());
    }
  }
}
