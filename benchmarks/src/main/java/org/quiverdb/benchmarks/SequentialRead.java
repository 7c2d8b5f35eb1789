package org.quiverdb.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The yardstick: one thread reads contiguous native memory from its beginning to its end as fast as
 * it can, with vector loads and four sums.
 */
final class SequentialRead {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int STEP = SPECIES.vectorByteSize();

  private final MemorySegment memory;
  private long sink;

  /**
   * @param bytes a multiple of 1,024
   */
  SequentialRead(long bytes) {
    memory = Arena.global().allocate(bytes, 4096);
    for (long at = 0; at < bytes; at += 8) {
      memory.set(java.lang.foreign.ValueLayout.JAVA_LONG, at, at * 31);
    }
  }

  /** Reads everything once; the nanoseconds it took. */
  long run() {
    long start = System.nanoTime();
    LongVector a = LongVector.zero(SPECIES);
    LongVector b = a;
    LongVector c = a;
    LongVector d = a;
    for (long at = 0; at < memory.byteSize(); at += 4L * STEP) {
      a = a.add(load(at));
      b = b.add(load(at + STEP));
      c = c.add(load(at + 2L * STEP));
      d = d.add(load(at + 3L * STEP));
    }
    sink += a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    return System.nanoTime() - start;
  }

  private LongVector load(long at) {
    return LongVector.fromMemorySegment(SPECIES, memory, at, ByteOrder.LITTLE_ENDIAN);
  }

  /** What was read, so that no compiler leaves the reading out. */
  long sink() {
    return sink;
  }
}
