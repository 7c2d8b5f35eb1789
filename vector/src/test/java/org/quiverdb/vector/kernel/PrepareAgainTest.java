package org.quiverdb.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;

/** A kernel that takes another query measures as one that was made for it. */
class PrepareAgainTest {
  private final Random random = new Random(1);

  private byte[] blob(VectorType type, int dims) {
    float[] values = new float[dims];
    for (int i = 0; i < dims; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return VectorEncoder.encode(type, values);
  }

  @ParameterizedTest
  @EnumSource
  void measuresTheSame(VectorType type) {
    for (KernelSet set : new KernelSet[] {KernelChoice.choose(), KernelSet.scalar("")}) {
      for (int dims : new int[] {3, 300}) {
        check(set, type, dims);
      }
    }
  }

  private void check(KernelSet set, VectorType type, int dims) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment first = arena.allocateFrom(ValueLayout.JAVA_BYTE, blob(type, dims));
      MemorySegment second = arena.allocateFrom(ValueLayout.JAVA_BYTE, blob(type, dims));
      MemorySegment row = arena.allocateFrom(ValueLayout.JAVA_BYTE, blob(type, dims));
      DistanceMetric metric = DistanceMetric.COSINE;
      QueryKernel kernel = Kernels.prepare(set, metric, first, 0, first.byteSize());
      kernel.distance(row, 0, row.byteSize());
      QueryKernel again = Kernels.prepareAgain(kernel, second, 0, second.byteSize());
      QueryKernel fresh = Kernels.prepare(set, metric, second, 0, second.byteSize());
      if (kernel instanceof FloatKernel) {
        assertSame(kernel, again);
        assertEquals(
            fresh.distance(row, 0, row.byteSize()), again.distance(row, 0, row.byteSize()));
      }
      MemorySegment longer = arena.allocateFrom(ValueLayout.JAVA_BYTE, blob(type, dims + 1));
      assertNotSame(again, Kernels.prepareAgain(again, longer, 0, longer.byteSize()));
    }
  }
}
