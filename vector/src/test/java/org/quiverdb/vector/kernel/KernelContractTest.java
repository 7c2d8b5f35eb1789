package org.quiverdb.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.Seed;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.text.VectorText;

class KernelContractTest {
  private static double distance(DistanceMetric metric, byte[] a, byte[] b) {
    return Kernels.distance(
        metric, MemorySegment.ofArray(a), 0, a.length, MemorySegment.ofArray(b), 0, b.length);
  }

  private static double distance(DistanceMetric metric, VectorType type, String a, String b) {
    return distance(metric, VectorText.toBlob(type, a), VectorText.toBlob(type, b));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "L2_SQUARED|[1,2]|[4,6]|25",
        "L2|[1,2]|[4,6]|5",
        "DOT|[1,2]|[4,6]|-16",
        "L1|[1,2]|[4,6]|7",
        "HAMMING|[1,2,3]|[1,0,4]|2",
        "JACCARD|[1,2]|[2,4]|0.5",
        "COSINE|[1,0]|[0,1]|1",
        "COSINE|[0,0]|[0,1]|NaN",
        "JACCARD|[0,0]|[0,0]|NaN",
        "COSINE|[]|[]|NaN",
        "L2|[]|[]|0",
        "DOT|[]|[]|0",
      })
  void numbers(DistanceMetric metric, String a, String b, double expected) {
    for (VectorType type : VectorType.values()) {
      boolean codesDiffer = type == VectorType.FLOAT8 && metric == DistanceMetric.HAMMING;
      if (type != VectorType.FLOAT1BIT && !codesDiffer) {
        double tolerance = type == VectorType.FLOAT8 ? 0.05 : 0;
        assertEquals(expected, distance(metric, type, a, b), tolerance, type + " " + metric);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COSINE|[1,-1,1]|[1,1,-1]|2",
        "HAMMING|[1,-1,1]|[1,1,-1]|2",
        "DOT|[1,-1,1]|[1,1,-1]|1",
        "JACCARD|[1,-1,1,-1]|[1,1,-1,-1]|0.666666686534882",
        "JACCARD|[-1]|[-1]|NaN",
        "COSINE|[]|[]|0",
      })
  void bits(DistanceMetric metric, String a, String b, double expected) {
    assertEquals(expected, distance(metric, VectorType.FLOAT1BIT, a, b), 1e-15);
  }

  @ParameterizedTest
  @CsvSource({"L2,l2", "L2_SQUARED,l2", "L1,l1"})
  void bitsHaveNoLengths(DistanceMetric metric, String name) {
    assertEquals(
        "vector_distance: " + name + " distance is not supported for float1bit vectors",
        assertThrows(
                VectorException.class, () -> distance(metric, VectorType.FLOAT1BIT, "[1]", "[1]"))
            .getMessage());
  }

  @Test
  void bitsAboveTheLastDimensionDoNotCount() {
    byte[] a = VectorText.toBlob(VectorType.FLOAT1BIT, "[1,-1,1]");
    byte[] b = a.clone();
    b[0] |= (byte) 0xf8;
    assertEquals(0, distance(DistanceMetric.HAMMING, a, b));
    assertEquals(0, distance(DistanceMetric.JACCARD, b, a));
  }

  @Test
  void mismatches() {
    byte[] a = VectorText.toBlob(VectorType.FLOAT32, "[1,2,3]");
    byte[] b = VectorText.toBlob(VectorType.FLOAT32, "[1,2]");
    byte[] c = VectorText.toBlob(VectorType.FLOAT8, "[1,2,3]");
    assertEquals(
        "vector_distance: vectors must have the same length: 3 != 2",
        assertThrows(VectorException.class, () -> distance(DistanceMetric.COSINE, a, b))
            .getMessage());
    assertEquals(
        "vector_distance: vectors must have the same type: float32 != float8",
        assertThrows(VectorException.class, () -> distance(DistanceMetric.COSINE, a, c))
            .getMessage());
  }

  @Test
  void nonFiniteElements() {
    float inf = Float.POSITIVE_INFINITY;
    float[][] odd = {{1, inf, 2}, {1, Float.NaN, 2}, {1, -inf, inf}};
    for (VectorType type :
        new VectorType[] {
          VectorType.FLOAT32, VectorType.FLOAT64, VectorType.FLOAT16, VectorType.FLOATB16
        }) {
      for (float[] element : odd) {
        float[] wide = new float[99];
        System.arraycopy(element, 0, wide, 40, 3);
        byte[] a = VectorEncoder.encode(type, wide);
        byte[] b = VectorEncoder.encode(type, new float[99]);
        float[] ones = new float[99];
        Arrays.fill(ones, 1);
        byte[] c = VectorEncoder.encode(type, ones);
        double expected = Float.isNaN(element[1]) ? Double.NaN : Double.POSITIVE_INFINITY;
        for (byte[] other : new byte[][] {b, c}) {
          assertTrue(Double.isNaN(distance(DistanceMetric.COSINE, a, other)));
          assertEquals(expected, distance(DistanceMetric.L2, a, other), type.label());
          assertEquals(expected, distance(DistanceMetric.L1, other, a), type.label());
        }
        boolean sumIsInfinite = element[1] == inf;
        assertEquals(
            sumIsInfinite ? Double.NEGATIVE_INFINITY : Double.NaN,
            distance(DistanceMetric.DOT, c, a));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(VectorType.class)
  void symmetricAndZeroToItself(VectorType type) {
    RandomGenerator random = Seed.forTest(KernelContractTest.class);
    for (int round = 0; round < 300; round++) {
      int dims = random.nextInt(1, 200);
      byte[] a = random(random, type, dims);
      byte[] b = random(random, type, dims);
      for (DistanceMetric metric : DistanceMetric.values()) {
        if (type == VectorType.FLOAT1BIT && metric.name().startsWith("L")) {
          continue;
        }
        double there = distance(metric, a, b);
        assertEquals(
            Double.doubleToRawLongBits(there),
            Double.doubleToRawLongBits(distance(metric, b, a)),
            metric.label());
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment page = arena.allocate(a.length + 8);
          MemorySegment.copy(a, 0, page, ValueLayout.JAVA_BYTE, 3, a.length);
          QueryKernel kernel = Kernels.prepare(metric, b);
          assertTrue(kernel.accepts(page, 3, a.length));
          assertEquals(there, kernel.distance(page, 3, a.length), metric.label());
        }
      }
      assertEquals(0, distance(DistanceMetric.COSINE, a, a));
    }
  }

  private static byte[] random(RandomGenerator random, VectorType type, int dims) {
    float[] values = new float[dims];
    for (int i = 0; i < dims; i++) {
      values[i] = random.nextInt(3) == 0 ? 0 : (float) random.nextGaussian();
    }
    values[0] = 1;
    return VectorEncoder.encode(type, values);
  }

  @ParameterizedTest
  @EnumSource(VectorType.class)
  void acceptsAgreesWithTheHeader(VectorType type) {
    RandomGenerator random = Seed.forTest(KernelContractTest.class);
    byte[] query = random(random, type, 9);
    QueryKernel kernel = Kernels.prepare(DistanceMetric.COSINE, query);
    for (int round = 0; round < 20_000; round++) {
      byte[] blob = query.clone();
      int change = random.nextInt(3);
      if (change > 0) {
        blob = Arrays.copyOf(blob, blob.length + random.nextInt(-2, 3));
      }
      for (int i = 0; i < change; i++) {
        blob[Math.max(0, blob.length - 1 - random.nextInt(5))] = (byte) random.nextInt(24);
      }
      MemorySegment segment = MemorySegment.ofArray(blob);
      byte[] checked = blob;
      if (kernel.accepts(segment, 0, blob.length)) {
        kernel.check(segment, 0, blob.length);
      } else {
        assertThrows(VectorException.class, () -> kernel.check(segment, 0, checked.length));
      }
    }
    assertFalse(kernel.accepts(MemorySegment.ofArray(new byte[0]), 0, 0));
  }

  @Test
  void aRowOutsideItsSegmentIsRefused() {
    byte[] query = VectorText.toBlob(VectorType.FLOAT32, "[1,2,3,4]");
    QueryKernel kernel = Kernels.prepare(DistanceMetric.COSINE, query);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(20);
      assertThrows(IndexOutOfBoundsException.class, () -> kernel.distance(page, 8, 16));
      assertThrows(IndexOutOfBoundsException.class, () -> kernel.distance(page, -1, 16));
    }
  }
}
