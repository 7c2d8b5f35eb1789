package org.quiverdb.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.Seed;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;

/** What the package promises, of the kernels without SIMD. */
class ScalarKernelTest {
  private static final DistanceMetric[] METRICS = {
    DistanceMetric.COSINE, DistanceMetric.DOT, DistanceMetric.L2, DistanceMetric.L1
  };
  private static final int FEW = 120;
  private static final int MANY = 180;

  private static double distance(
      DistanceMetric metric, byte[] query, MemorySegment memory, int offset, byte[] row) {
    QueryKernel kernel =
        Kernels.prepare(
            KernelSet.scalar("scalar"), metric, MemorySegment.ofArray(query), 0, query.length);
    MemorySegment.copy(row, 0, memory, ValueLayout.JAVA_BYTE, offset, row.length);
    return kernel.distance(memory, offset, row.length);
  }

  private static byte[] random(RandomGenerator random, VectorType type, int dims) {
    float[] values = new float[dims];
    for (int i = 0; i < dims; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return VectorEncoder.encode(type, values);
  }

  @ParameterizedTest
  @EnumSource(
      value = VectorType.class,
      names = {"FLOAT32", "FLOAT64", "FLOAT16", "FLOATB16", "FLOAT8"})
  void sameBitsBothWaysAndAtEveryAddress(VectorType type) {
    RandomGenerator random = Seed.forTest(ScalarKernelTest.class);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(64 + 8 * MANY + 32, 64);
      for (int dims = FEW; dims < MANY; dims++) {
        byte[] a = random(random, type, dims);
        byte[] b = random(random, type, dims);
        for (DistanceMetric metric : METRICS) {
          String what = type.label() + " " + metric + " " + dims;
          double there = distance(metric, a, memory, 0, b);
          memory.fill((byte) 0xff);
          assertEquals(there, distance(metric, b, memory, random.nextInt(64), a), what);
          if (metric != DistanceMetric.DOT) {
            assertEquals(0.0, distance(metric, a, memory, random.nextInt(64), a), what);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = VectorType.class,
      names = {"FLOAT32", "FLOAT64", "FLOAT16", "FLOATB16"})
  void nonFiniteElementsAnywhere(VectorType type) {
    float inf = Float.POSITIVE_INFINITY;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocate(8 * MANY + 32);
      for (int dims = FEW; dims < MANY; dims++) {
        for (int at = 0; at < dims; at++) {
          float[] values = new float[dims];
          byte[] zeros = VectorEncoder.encode(type, values);
          values[at] = inf;
          byte[] infinite = VectorEncoder.encode(type, values);
          values[at] = Float.NaN;
          byte[] odd = VectorEncoder.encode(type, values);
          String what = type.label() + " " + at + " of " + dims;
          assertEquals(inf, distance(DistanceMetric.L2, zeros, memory, 0, infinite), what);
          assertEquals(inf, distance(DistanceMetric.L1, infinite, memory, 0, zeros), what);
          assertEquals(-inf, distance(DistanceMetric.DOT, infinite, memory, 0, infinite), what);
          assertTrue(Double.isNaN(distance(DistanceMetric.L2, zeros, memory, 0, odd)), what);
          assertTrue(Double.isNaN(distance(DistanceMetric.COSINE, odd, memory, 0, zeros)), what);
        }
      }
    }
  }
}
