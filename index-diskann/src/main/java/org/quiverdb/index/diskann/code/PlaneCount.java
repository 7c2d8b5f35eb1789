package org.quiverdb.index.diskann.code;

import org.quiverdb.engine.memory.Memory;

/**
 * Counts the bits in which one plane of a code differs from four planes of a query. SIMD where
 * {@link Simd} says so, else scalar. The query's planes
 * stand in groups of four words: four of plane 0, the same four of
 * plane 1, and so on.
 */
final class PlaneCount {
  static final int PLANES = 4;

  private PlaneCount() {}

  /** Where a word of one of the four planes stands in the query. */
  static int index(int word, int plane) {
    return PLANES * (word & ~3) + 4 * plane + (word & 3);
  }

  /** Longs that the planes of so many words take. */
  static int length(int words) {
    return PLANES * ((words + 3) & ~3);
  }

  /**
   * Differing bits, weighted 1, 2, 4 and 8 from the first plane of the query to the fourth.
   *
   * @param plane address of the code's plane
   * @param first where the query's planes begin
   */
  static int differing(long plane, long[] query, int first, int words) {
    return Simd.USED
        ? SimdPlanes.differing(plane, query, first, words)
        : scalar(plane, query, first, 0, words);
  }

  static int scalar(long plane, long[] query, int first, int from, int words) {
    int d0 = 0;
    int d1 = 0;
    int d2 = 0;
    int d3 = 0;
    for (int word = from; word < words; word++) {
      long bits = Memory.getLongLittleEndian(plane + (long) Long.BYTES * word);
      int at = first + index(word, 0);
      d0 += Long.bitCount(bits ^ query[at]);
      d1 += Long.bitCount(bits ^ query[at + 4]);
      d2 += Long.bitCount(bits ^ query[at + 8]);
      d3 += Long.bitCount(bits ^ query[at + 12]);
    }
    return d0 + 2 * d1 + 4 * d2 + 8 * d3;
  }

  /** Bits in which a plane of a code differs from one plane of a query, word after word. */
  static int differing(long plane, long[] query, int words) {
    return Simd.USED ? SimdPlanes.differing(plane, query, words) : scalar(plane, query, 0, words);
  }

  static int scalar(long plane, long[] query, int from, int words) {
    int sum = 0;
    for (int word = from; word < words; word++) {
      sum +=
          Long.bitCount(Memory.getLongLittleEndian(plane + (long) Long.BYTES * word) ^ query[word]);
    }
    return sum;
  }

  /** Bits in which two planes of codes differ. */
  static int differing(long a, long b, int words) {
    return Simd.USED ? SimdPlanes.differing(a, b, words) : scalar(a, b, 0, words);
  }

  static int scalar(long a, long b, int from, int words) {
    int sum = 0;
    for (int word = from; word < words; word++) {
      long offset = (long) Long.BYTES * word;
      sum +=
          Long.bitCount(
              Memory.getLongLittleEndian(a + offset) ^ Memory.getLongLittleEndian(b + offset));
    }
    return sum;
  }
}
