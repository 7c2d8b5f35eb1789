package org.quiverdb.engine.pager;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * The end of a journal that belongs to a transaction over several databases: the name of the file
 * whose removal committed all of them, its length, its checksum and the magic number.
 */
final class SuperJournal {
  private static final int TRAILER_BYTES = 16;
  private static final int MAX_NAME_BYTES = 4096;

  private SuperJournal() {}

  /** The name at the end of a journal, or null if there is none. */
  static @Nullable String name(VfsFile journal) {
    long size = journal.size();
    if (size < TRAILER_BYTES) {
      return null;
    }
    long scratch = NativeAllocator.allocate(MAX_NAME_BYTES);
    try {
      journal.read(scratch, TRAILER_BYTES, size - TRAILER_BYTES);
      int length = Memory.getInt(scratch);
      int checksum = Memory.getInt(scratch + 4);
      boolean plausible = length > 0 && length <= MAX_NAME_BYTES && length < size - TRAILER_BYTES;
      if (Memory.getLong(scratch + 8) != JournalFormat.MAGIC || !plausible) {
        return null;
      }
      journal.read(scratch, length, size - TRAILER_BYTES - length);
      byte[] name = Memory.bytes(scratch, length);
      for (byte b : name) {
        checksum -= b;
      }
      return checksum == 0 ? new String(name, StandardCharsets.UTF_8) : null;
    } finally {
      NativeAllocator.free(scratch, MAX_NAME_BYTES);
    }
  }
}
