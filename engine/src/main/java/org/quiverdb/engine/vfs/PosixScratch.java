package org.quiverdb.engine.vfs;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Native memory for the errno, and perhaps the path, of one system call. What was used last is kept
 * for whoever comes next, so that beginning to read a file allocates nothing. Used by one thread
 * between {@link #take} and {@link #giveBack}.
 */
final class PosixScratch {
  private static final AtomicReference<@Nullable PosixScratch> SPARE = new AtomicReference<>();

  /** Of {@link Posix#STATE} bytes. */
  final MemorySegment state;

  private final Arena arena = Arena.ofAuto();
  private MemorySegment pathBytes = MemorySegment.NULL;
  private @Nullable String path;

  private PosixScratch() {
    state = arena.allocate(Posix.STATE);
  }

  static PosixScratch take() {
    PosixScratch spare = SPARE.getAndSet(null);
    return spare == null ? new PosixScratch() : spare;
  }

  void giveBack() {
    SPARE.set(this);
  }

  /** A path as C wants it; the same one as the last time is not converted again. */
  @SuppressWarnings("ReferenceEquality") // Only saves work: another string is just converted.
  MemorySegment path(String wanted) {
    if (path != wanted) {
      pathBytes = Arena.ofAuto().allocateFrom(wanted);
      path = wanted;
    }
    return pathBytes;
  }
}
