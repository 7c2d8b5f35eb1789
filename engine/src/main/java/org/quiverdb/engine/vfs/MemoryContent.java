package org.quiverdb.engine.vfs;

import java.lang.ref.Cleaner;
import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * The bytes of a file in memory, in chunks of native memory that are given back when nothing
 * refers to the file any more. Thread-safe.
 */
final class MemoryContent {
  private static final int CHUNK_SHIFT = 14;
  private static final int CHUNK_BYTES = 1 << CHUNK_SHIFT;
  private static final Cleaner CLEANER = Cleaner.create();

  /** What the cleaner frees; must not refer to the content. */
  private static final class Chunks implements Runnable {
    long[] addresses = new long[4];
    int count;

    @Override
    public void run() {
      for (int i = 0; i < count; i++) {
        NativeAllocator.free(addresses[i], CHUNK_BYTES);
      }
      count = 0;
    }
  }

  final FileIdentity identity;
  final LockTable locks = new LockTable();
  private final Chunks chunks = new Chunks();
  private long size;
  private int openCount;
  private boolean unlinked;

  MemoryContent(FileIdentity identity) {
    this.identity = identity;
    CLEANER.register(this, chunks);
  }

  synchronized void opened() {
    openCount++;
  }

  /** One open file less; without a name and an open file nothing can reach the bytes. */
  synchronized void closed() {
    openCount--;
    freeIfUnreachable();
  }

  synchronized void unlinked() {
    unlinked = true;
    freeIfUnreachable();
  }

  private void freeIfUnreachable() {
    if (unlinked && openCount == 0) {
      chunks.run();
      size = 0;
    }
  }

  synchronized long size() {
    return size;
  }

  synchronized int read(long address, int byteCount, long offset) {
    int available = (int) Math.clamp(size - offset, 0, byteCount);
    for (int done = 0; done < available; ) {
      int n = span(offset + done, available - done);
      Memory.copy(at(offset + done), address + done, n);
      done += n;
    }
    Memory.fill(address + available, byteCount - available, 0);
    return available;
  }

  synchronized void write(long address, int byteCount, long offset) {
    if (offset + byteCount > size) {
      resize(offset + byteCount);
    }
    for (int done = 0; done < byteCount; ) {
      int n = span(offset + done, byteCount - done);
      Memory.copy(address + done, at(offset + done), n);
      done += n;
    }
  }

  /** Bytes behind the end are zero at all times, so growing needs to clear new chunks only. */
  synchronized void resize(long newSize) {
    int needed = Math.toIntExact((newSize + CHUNK_BYTES - 1) >> CHUNK_SHIFT);
    while (chunks.count < needed) {
      long chunk = NativeAllocator.allocate(CHUNK_BYTES);
      Memory.fill(chunk, CHUNK_BYTES, 0);
      if (chunks.count == chunks.addresses.length) {
        chunks.addresses = Arrays.copyOf(chunks.addresses, chunks.count * 2);
      }
      chunks.addresses[chunks.count++] = chunk;
    }
    while (chunks.count > needed) {
      NativeAllocator.free(chunks.addresses[--chunks.count], CHUNK_BYTES);
    }
    if (newSize < size && (newSize & CHUNK_BYTES - 1) != 0) {
      Memory.fill(at(newSize), CHUNK_BYTES - (newSize & CHUNK_BYTES - 1), 0);
    }
    size = newSize;
  }

  private long at(long offset) {
    return chunks.addresses[(int) (offset >> CHUNK_SHIFT)] + (offset & CHUNK_BYTES - 1);
  }

  private static int span(long offset, int byteCount) {
    return (int) Math.min(byteCount, CHUNK_BYTES - (offset & CHUNK_BYTES - 1));
  }
}
