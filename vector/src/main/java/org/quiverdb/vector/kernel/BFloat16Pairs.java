package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.quiverdb.vector.codec.BFloat16;

/**
 * Reads floatb16 elements two at a time, in the shape that the compiler turns into vector code by
 * itself. It does so for loops from ints to ints, but neither from shorts to ints nor from the bits
 * of floats to floats; that last step is left to a copy of memory.
 */
final class BFloat16Pairs {
  private final int[] words;
  private final int[] even;
  private final int[] odd;
  private final MemorySegment evenBits;
  private final MemorySegment oddBits;

  /** For up to {@code length} pairs. */
  BFloat16Pairs(int length) {
    words = new int[length];
    even = new int[length];
    odd = new int[length];
    evenBits = MemorySegment.ofArray(even);
    oddBits = MemorySegment.ofArray(odd);
  }

  /** Puts the elements at even positions into one array and those at odd positions into another. */
  void load(MemorySegment rows, long offset, int count, float[] evenFloats, float[] oddFloats) {
    int pairs = count / 2;
    MemorySegment.copy(rows, Layout.I32, offset, words, 0, pairs);
    split(words, even, odd, pairs);
    MemorySegment.copy(evenBits, ValueLayout.JAVA_FLOAT, 0, evenFloats, 0, pairs);
    MemorySegment.copy(oddBits, ValueLayout.JAVA_FLOAT, 0, oddFloats, 0, pairs);
    if (count % 2 != 0) {
      evenFloats[pairs] = BFloat16.toFloat(rows.get(Layout.I16, offset + 4L * pairs));
    }
  }

  private static void split(int[] words, int[] even, int[] odd, int pairs) {
    for (int i = 0; i < pairs; i++) {
      even[i] = words[i] << 16;
      odd[i] = words[i] & 0xffff0000;
    }
  }
}
