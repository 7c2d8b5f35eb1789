package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** A file with a hole that grows across the page where the locks are. */
class LockBytePageTest {
  private static final int PAGE_SIZE = 65536;
  private static final int LOCK_BYTE_PAGE = 16385;

  @TempDir Path folder;

  @Test
  void growsAcrossTheLockBytePage() throws Exception {
    Path path = folder.resolve("large.db");
    try (Pager pager = Pager.open(Vfs.system(), path.toString(), OpenMode.CREATE)) {
      pager.setPageSize(PAGE_SIZE, 0);
      TestPages.create(pager, 2);
    }
    extend(path);
    try (Pager pager = Pager.open(Vfs.system(), path.toString(), OpenMode.READ_WRITE)) {
      pager.beginWrite(false);
      assertEquals(LOCK_BYTE_PAGE, pager.lockBytePage());
      assertEquals(LOCK_BYTE_PAGE - 1, pager.pageCount());
      Frame frame = pager.append();
      assertEquals(LOCK_BYTE_PAGE + 1, frame.pageNumber());
      TestPages.fill(frame.address(), PAGE_SIZE, 5);
      pager.release(frame);
      pager.commit();
      assertThrows(CorruptException.class, () -> pager.get(LOCK_BYTE_PAGE));
      TestPages.check(pager, LOCK_BYTE_PAGE + 1, 5);
      pager.endRead();
    }
  }

  /** Makes the file as long as the pages before the lock-byte page, without writing them. */
  private static void extend(Path path) throws Exception {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      long size = (LOCK_BYTE_PAGE - 1L) * PAGE_SIZE;
      channel.write(ByteBuffer.allocate(1), size - 1);
      channel.write(ByteBuffer.allocate(4).putInt(0, LOCK_BYTE_PAGE - 1), 28);
    }
  }
}
