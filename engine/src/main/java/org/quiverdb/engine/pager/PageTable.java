package org.quiverdb.engine.pager;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Frames by page number: an array of chunks, so that a lookup is two loads. Lookups take no lock.
 * Thread-safe.
 */
final class PageTable {
  static final int CHUNK_SHIFT = 10;
  static final int CHUNK_SIZE = 1 << CHUNK_SHIFT;
  private static final int CHUNK_MASK = CHUNK_SIZE - 1;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Frame[].class);

  private volatile @Nullable Frame[] @Nullable [] chunks = new Frame[4][];

  /** The frame in a page's slot, or null. */
  @Nullable Frame get(int pageNumber) {
    @Nullable Frame[] @Nullable [] all = chunks;
    int c = pageNumber >>> CHUNK_SHIFT;
    if (c >= all.length) {
      return null;
    }
    @Nullable Frame[] chunk = all[c];
    return chunk == null ? null : (Frame) SLOT.getAcquire(chunk, pageNumber & CHUNK_MASK);
  }

  /** Puts a frame into a slot if the slot still holds what is expected. */
  boolean replace(int pageNumber, @Nullable Frame expected, @Nullable Frame frame) {
    return SLOT.compareAndSet(
        chunk(pageNumber >>> CHUNK_SHIFT), pageNumber & CHUNK_MASK, expected, frame);
  }

  /** Puts a frame into a slot and returns what was there. */
  @Nullable Frame put(int pageNumber, @Nullable Frame frame) {
    return (Frame)
        SLOT.getAndSet(chunk(pageNumber >>> CHUNK_SHIFT), pageNumber & CHUNK_MASK, frame);
  }

  /** Slots so far; page numbers from this on have none. */
  int capacity() {
    return chunks.length << CHUNK_SHIFT;
  }

  /** Whether the chunk of this page exists. */
  boolean hasChunk(int pageNumber) {
    @Nullable Frame[] @Nullable [] all = chunks;
    int c = pageNumber >>> CHUNK_SHIFT;
    return c < all.length && all[c] != null;
  }

  private @Nullable Frame[] chunk(int c) {
    @Nullable Frame[] @Nullable [] all = chunks;
    @Nullable Frame[] chunk = c < all.length ? all[c] : null;
    return chunk == null ? grow(c) : chunk;
  }

  private synchronized @Nullable Frame[] grow(int c) {
    @Nullable Frame[] @Nullable [] all = chunks;
    int length = Math.max(all.length, Integer.highestOneBit(c) << 1);
    @Nullable Frame[] @Nullable [] copy = Arrays.copyOf(all, length);
    @Nullable Frame[] chunk = copy[c];
    if (chunk == null) {
      chunk = new Frame[CHUNK_SIZE];
      copy[c] = chunk;
    }
    chunks = copy;
    return chunk;
  }
}
