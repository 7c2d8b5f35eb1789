package org.quiverdb.index.diskann.code;

import java.nio.ByteOrder;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.quiverdb.engine.memory.Memory;

/** The counts of {@link PlaneCount} in vectors of four words. */
final class SimdPlanes {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_256;
  private static final int LANES = 4;

  private SimdPlanes() {}

  static boolean usable() {
    return VectorShape.preferredShape().vectorBitSize() >= SPECIES.vectorBitSize();
  }

  static int differing(long plane, long[] query, int first, int words) {
    LongVector d0 = LongVector.zero(SPECIES);
    LongVector d1 = d0;
    LongVector d2 = d0;
    LongVector d3 = d0;
    int word = 0;
    for (; word <= words - LANES; word += LANES) {
      long at = plane + (long) Long.BYTES * word;
      LongVector bits = load(at);
      int q = first + PlaneCount.PLANES * word;
      d0 = d0.add(count(bits, query, q));
      d1 = d1.add(count(bits, query, q + LANES));
      d2 = d2.add(count(bits, query, q + 2 * LANES));
      d3 = d3.add(count(bits, query, q + 3 * LANES));
    }
    LongVector sum =
        d0.add(d1.lanewise(VectorOperators.LSHL, 1))
            .add(d2.lanewise(VectorOperators.LSHL, 2))
            .add(d3.lanewise(VectorOperators.LSHL, 3));
    int result = (int) sum.reduceLanes(VectorOperators.ADD);
    return word == words ? result : result + PlaneCount.scalar(plane, query, first, word, words);
  }

  private static LongVector count(LongVector bits, long[] query, int at) {
    return bits.lanewise(VectorOperators.XOR, LongVector.fromArray(SPECIES, query, at))
        .lanewise(VectorOperators.BIT_COUNT);
  }

  static int differing(long plane, long[] query, int words) {
    LongVector sum = LongVector.zero(SPECIES);
    int word = 0;
    for (; word <= words - LANES; word += LANES) {
      sum = sum.add(count(load(plane + (long) Long.BYTES * word), query, word));
    }
    int result = (int) sum.reduceLanes(VectorOperators.ADD);
    return word == words ? result : result + PlaneCount.scalar(plane, query, word, words);
  }

  static int differing(long a, long b, int words) {
    LongVector sum = LongVector.zero(SPECIES);
    int word = 0;
    for (; word <= words - LANES; word += LANES) {
      long offset = (long) Long.BYTES * word;
      sum =
          sum.add(
              load(a + offset)
                  .lanewise(VectorOperators.XOR, load(b + offset))
                  .lanewise(VectorOperators.BIT_COUNT));
    }
    int result = (int) sum.reduceLanes(VectorOperators.ADD);
    return word == words ? result : result + PlaneCount.scalar(a, b, word, words);
  }

  private static LongVector load(long address) {
    return LongVector.fromMemorySegment(SPECIES, Memory.SEG, address, ByteOrder.LITTLE_ENDIAN);
  }
}
