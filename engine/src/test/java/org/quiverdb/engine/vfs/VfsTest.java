package org.quiverdb.engine.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/** What every file system must do, tried on each. */
class VfsTest {
  @TempDir Path folder;
  private final long buffer = NativeAllocator.allocate(4096);

  enum Kind {
    SYSTEM,
    MEMORY,
    CHANNEL,
    RECORDING;

    Vfs vfs() {
      return switch (this) {
        case SYSTEM -> Vfs.system();
        case MEMORY -> new MemoryVfs();
        case CHANNEL -> new ChannelVfs(Randomness.system());
        case RECORDING -> new RecordingVfs(new MemoryVfs());
      };
    }
  }

  private String path(Vfs vfs) {
    return vfs.fullPath(folder.resolve("file").toString());
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatWasWritten(Kind kind) {
    Vfs vfs = kind.vfs();
    try (VfsFile file = vfs.open(path(vfs), OpenMode.CREATE)) {
      Memory.fill(buffer, 1000, 7);
      file.write(buffer, 1000, 100_000);
      assertEquals(101_000, file.size());
      assertEquals(500, file.read(buffer, 1000, 100_500));
      assertEquals(7, Memory.getByte(buffer + 499));
      assertEquals(0, Memory.getByte(buffer + 500));
      assertEquals(1000, file.read(buffer, 1000, 99_500));
      assertEquals(0, Memory.getByte(buffer + 499));
      assertEquals(7, Memory.getByte(buffer + 500));
      file.truncate(100_100);
      file.truncate(100_200);
      assertEquals(100_200, file.size());
      file.read(buffer, 200, 100_000);
      assertEquals(7, Memory.getByte(buffer + 99));
      assertEquals(0, Memory.getByte(buffer + 100));
      file.sync(true);
      file.sync(false);
      vfs.syncDirectory(file.path());
      assertEquals(0, file.read(buffer, 10, 1 << 20));
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesComeAndGo(Kind kind) {
    Vfs vfs = kind.vfs();
    String path = path(vfs);
    assertFalse(vfs.exists(path));
    SqlException e = assertThrows(SqlException.class, () -> vfs.open(path, OpenMode.READ_WRITE));
    assertEquals(ResultCode.CANTOPEN, e.resultCode());
    try (VfsFile a = vfs.open(path, OpenMode.CREATE);
        VfsFile b = vfs.open(path, OpenMode.READ_ONLY)) {
      assertTrue(vfs.exists(path));
      assertEquals(a.identity(), b.identity());
      assertTrue(b.isReadOnly());
      assertThrows(SqlException.class, () -> b.write(buffer, 1, 0));
      assertFalse(a.hasMoved());
      vfs.delete(path, true);
      assertFalse(vfs.exists(path));
      assertTrue(a.hasMoved());
      vfs.delete(path, false);
      try (VfsFile c = vfs.open(path, OpenMode.CREATE)) {
        assertNotEquals(a.identity(), c.identity());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void temporaryFilesLeaveNothing(Kind kind) {
    Vfs vfs = kind.vfs();
    String path = vfs.tempPath();
    try (VfsFile file = vfs.open(path, OpenMode.TEMPORARY)) {
      file.write(buffer, 10, 0);
      assertEquals(10, file.read(buffer, 10, 0));
    }
    assertFalse(vfs.exists(path));
  }

  @ParameterizedTest
  @EnumSource
  void locksExcludeEachOther(Kind kind) {
    Vfs vfs = kind.vfs();
    String path = path(vfs);
    try (VfsFile a = vfs.open(path, OpenMode.CREATE);
        VfsFile b = vfs.open(path, OpenMode.CREATE)) {
      assertTrue(a.lock(LockLevel.SHARED) && b.lock(LockLevel.SHARED));
      assertFalse(a.checkReservedLock());
      assertTrue(a.lock(LockLevel.RESERVED));
      assertTrue(b.checkReservedLock());
      assertFalse(b.lock(LockLevel.RESERVED));
      assertFalse(a.lock(LockLevel.EXCLUSIVE));
      assertEquals(LockLevel.PENDING, a.lockLevel());
      b.unlock(LockLevel.NONE);
      assertFalse(b.lock(LockLevel.SHARED), "PENDING keeps new readers out");
      assertTrue(a.lock(LockLevel.EXCLUSIVE));
      assertFalse(b.lock(LockLevel.SHARED));
      a.unlock(LockLevel.SHARED);
      assertTrue(b.lock(LockLevel.SHARED));
      assertTrue(b.lock(LockLevel.RESERVED));
      b.unlock(LockLevel.SHARED);
      a.unlock(LockLevel.NONE);
      assertTrue(b.lock(LockLevel.EXCLUSIVE), "recovery takes EXCLUSIVE without RESERVED");
      assertFalse(a.lock(LockLevel.SHARED));
    }
    try (VfsFile a = vfs.open(path, OpenMode.CREATE)) {
      assertTrue(a.lock(LockLevel.SHARED), "close drops locks");
    }
  }

  @Test
  void pathsAreCanonical() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Path target = real.resolve("x.db");
    Path alias = Files.createSymbolicLink(folder.resolve("alias.db"), target);
    String expected = real.toRealPath().resolve("x.db").toString();
    assertEquals(expected, Vfs.system().fullPath(link.resolve("x.db").toString()));
    assertEquals(expected, Vfs.system().fullPath(alias.toString()));
    assertEquals(expected, Vfs.system().fullPath(real + "/../real/./x.db"));
  }

  @Test
  void aDirectoryIsNoDatabase() {
    SqlException e =
        assertThrows(
            SqlException.class, () -> Vfs.system().open(folder.toString(), OpenMode.CREATE));
    assertEquals(ResultCode.CANTOPEN, e.resultCode().primary());
    assertEquals("unable to open database file", e.getMessage());
  }
}
