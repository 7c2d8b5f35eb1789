package org.quiverdb.engine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Comparison of bytes in the region, against that of arrays. */
class MemoryTest {
  private static final int LONGEST = 40;

  @Test
  void comparesAsArraysDo() {
    long memory = NativeAllocator.allocate(2 * LONGEST);
    SplittableRandom random = new SplittableRandom(Long.getLong("quiver.seed", 7));
    try {
      for (int i = 0; i < 200_000; i++) {
        byte[] a = new byte[random.nextInt(LONGEST)];
        random.nextBytes(a);
        byte[] b = Arrays.copyOf(a, random.nextInt(LONGEST));
        if (b.length > 0 && random.nextBoolean()) {
          b[random.nextInt(b.length)] ^= (byte) (1 << random.nextInt(8));
        }
        Memory.copyIn(a, 0, memory, a.length);
        Memory.copyIn(b, 0, memory + LONGEST, b.length);
        assertEquals(
            Integer.signum(Arrays.compareUnsigned(a, b)),
            Integer.signum(Memory.compare(memory, a.length, memory + LONGEST, b.length)));
      }
    } finally {
      NativeAllocator.free(memory, 2 * LONGEST);
    }
  }
}
