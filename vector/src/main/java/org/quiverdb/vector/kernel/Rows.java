package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * The way from a row to its bytes that the compiler can make fast.
 *
 * <p>Every access through a segment of unknown scope asks whether it is still alive and which
 * thread owns it. As soon as any confined arena has been used anywhere in the JVM, that question is
 * no longer decided outside the loop, and a loop over a row of codes takes 180 ns instead of 70
 * (measured). A segment made for the row would help, but only as long as the compiler inlines its
 * making, which it often does not. So the loops read through one constant segment over all memory,
 * by address, after {@link #at} has checked the whole row against the caller's segment. Two rules
 * keep that safe: an address comes from {@code at} only, and a loop stays within the bytes it asked
 * for. What is given up is the error for an arena that another thread closes in the middle of a
 * row.
 *
 * <p>Making that segment is a restricted operation; where native access is not granted, the loops
 * read through the caller's segment, more slowly.
 */
final class Rows {
  /** Whether {@link #MEMORY} may be used. */
  static final boolean GRANTED = Rows.class.getModule().isNativeAccessEnabled();

  /** All memory, where granted; callers write {@code GRANTED ? MEMORY : rows}. */
  static final MemorySegment MEMORY =
      GRANTED ? MemorySegment.NULL.reinterpret(Long.MAX_VALUE) : MemorySegment.NULL;

  private Rows() {}

  /**
   * Where a row is in {@code GRANTED ? MEMORY : rows}.
   *
   * @throws IllegalArgumentException if the segment is on the heap
   * @throws IllegalStateException if the segment's arena has been closed
   * @throws IndexOutOfBoundsException if the row is not within the segment
   */
  static long at(MemorySegment rows, long offset, long bytes) {
    if (!rows.isNative()) {
      throw new IllegalArgumentException("vector kernels read native memory only");
    }
    Objects.checkFromIndexSize(offset, bytes, rows.byteSize());
    if (!GRANTED) {
      return offset;
    }
    if (bytes > 0) {
      rows.get(Layout.I8, offset);
    }
    return rows.address() + offset;
  }
}
