package org.quiverdb.engine.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Reserves the region of {@link Memory}. On POSIX systems an anonymous mapping without swap
 * reservation: address space is taken, RAM only when touched. Elsewhere a plain allocation of fixed
 * size, which the system zero-fills.
 */
final class Reservation {
  /** System property: bytes to reserve. */
  static final String PROPERTY = "quiver.memory.reserve";

  private static final long DEFAULT_RESERVE_BYTES = 64L << 30;
  private static final long FALLBACK_RESERVE_BYTES = 512L << 20;
  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_ANONYMOUS_LINUX = 0x20;
  private static final int MAP_NORESERVE_LINUX = 0x4000;
  private static final int MADV_HUGEPAGE_LINUX = 14;
  private static final int MAP_ANONYMOUS_MACOS = 0x1000;
  private static final int MAP_NORESERVE_MACOS = 0x40;

  private Reservation() {}

  static MemorySegment reserve() {
    String os = System.getProperty("os.name", "");
    if (os.startsWith("Linux")) {
      MemorySegment region = map(MAP_PRIVATE | MAP_ANONYMOUS_LINUX | MAP_NORESERVE_LINUX);
      adviseHugePages(region);
      return region;
    }
    if (os.startsWith("Mac")) {
      return map(MAP_PRIVATE | MAP_ANONYMOUS_MACOS | MAP_NORESERVE_MACOS);
    }
    return Arena.global().allocate(Long.getLong(PROPERTY, FALLBACK_RESERVE_BYTES), 65536);
  }

  private static MemorySegment map(int flags) {
    Linker linker = Linker.nativeLinker();
    MethodHandle mmap =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("mmap"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG));
    for (long size = Long.getLong(PROPERTY, DEFAULT_RESERVE_BYTES); ; size >>= 1) {
      long address = invoke(mmap, size, flags);
      if (address != -1) {
        return MemorySegment.ofAddress(address).reinterpret(size);
      }
      if (size <= FALLBACK_RESERVE_BYTES) {
        return Arena.global().allocate(FALLBACK_RESERVE_BYTES, 65536);
      }
    }
  }

  /**
   * Asks for pages of 2 MiB where the system gives them on request: scans touch far more memory
   * than the processor can keep 4-KiB translations of. A refusal does not matter.
   */
  private static void adviseHugePages(MemorySegment region) {
    Linker linker = Linker.nativeLinker();
    MethodHandle madvise =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("madvise"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    try {
      int ignored =
          (int) madvise.invokeExact(region.address(), region.byteSize(), MADV_HUGEPAGE_LINUX);
    } catch (Throwable e) {
      throw new IllegalStateException("madvise could not be called", e);
    }
  }

  private static long invoke(MethodHandle mmap, long size, int flags) {
    try {
      return (long) mmap.invokeExact(0L, size, PROT_READ_WRITE, flags, -1, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException("mmap could not be called", e);
    }
  }
}
