package org.quiverdb.vector.codec;

import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.Seed;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.arithmetic.VectorFunctions;
import org.quiverdb.vector.arithmetic.VectorSum;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.text.VectorText;

/** Whatever the bytes are, the answer is a value or a VectorException. */
class MalformedBlobTest {
  private final RandomGenerator random = Seed.forTest(MalformedBlobTest.class);

  @Test
  void randomBytes() {
    for (int round = 0; round < 15_000; round++) {
      byte[] a = bytes();
      byte[] b = random.nextBoolean() ? a : bytes();
      tryAll(MemorySegment.ofArray(a), a.length, MemorySegment.ofArray(b), b.length);
    }
  }

  private byte[] bytes() {
    byte[] blob = new byte[random.nextInt(40)];
    random.nextBytes(blob);
    if (blob.length > 0 && random.nextInt(8) > 0) {
      blob[blob.length - 1] = (byte) random.nextInt(11);
    }
    if (blob.length > 1 && random.nextBoolean()) {
      blob[blob.length - 2] = (byte) random.nextInt(25);
    }
    if (blob.length > 4 && random.nextBoolean()) {
      for (int i = 2; i <= 4; i++) {
        blob[blob.length - i] = (byte) (i == 4 ? 9 : 0);
      }
    }
    return blob;
  }

  private void tryAll(MemorySegment a, long lengthA, MemorySegment b, long lengthB) {
    quietly(() -> VectorBlob.header(a, 0, lengthA));
    quietly(() -> VectorText.print(a, 0, lengthA));
    for (VectorType type : VectorType.values()) {
      quietly(() -> VectorEncoder.convert(type, a, 0, lengthA));
    }
    DistanceMetric metric = DistanceMetric.values()[random.nextInt(7)];
    quietly(() -> Kernels.distance(metric, a, 0, lengthA, b, 0, lengthB));
    quietly(() -> VectorFunctions.concat(a, 0, lengthA, b, 0, lengthB));
    quietly(() -> VectorFunctions.normalize(a, 0, lengthA));
    quietly(() -> VectorFunctions.slice(a, 0, lengthA, random.nextInt(5) - 1, random.nextInt(9)));
    VectorSum sum = new VectorSum("vector_sum");
    quietly(() -> sum.add(a, 0, lengthA));
    quietly(() -> sum.add(b, 0, lengthB));
    quietly(sum::average);
  }

  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (VectorException expected) {
      return;
    }
  }
}
