package org.quiverdb.index.diskann.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.index.diskann.RandomVectors;
import org.quiverdb.index.diskann.Seed;
import org.quiverdb.vector.DistanceMetric;

class EstimateTest {
  private static final DistanceMetric[] METRICS = {
    DistanceMetric.COSINE, DistanceMetric.L2, DistanceMetric.L2_SQUARED, DistanceMetric.DOT
  };

  /** Standard deviation of the estimate of a unit product, times the root of the dimensions. */
  private static double allowedError(int bits) {
    return switch (bits) {
      case 1 -> 0.90;
      case 2 -> 0.40;
      case 4 -> 0.13;
      default -> 0.025;
    };
  }

  @Test
  void estimatesAreUnbiasedAndNearEnough() {
    RandomGenerator random = Seed.forTest(EstimateTest.class);
    for (int dimensions : new int[] {100, 784, 1536}) {
      float[][] vectors = RandomVectors.clustered(random, 100, dimensions);
      for (DistanceMetric metric : METRICS) {
        float[] centroid = RandomVectors.centroid(metric, vectors);
        for (int bits = 1; bits <= 8; bits *= 2) {
          check(new CodeSpace(metric, bits, centroid, random.nextLong()), vectors);
        }
      }
    }
  }

  private static void check(CodeSpace space, float[][] vectors) {
    long code = NativeAllocator.allocate(space.codeBytes());
    Encoder encoder = new Encoder(space);
    QueryCode query = new QueryCode(space);
    double sum = 0;
    double squares = 0;
    double predicted = 0;
    int count = 0;
    for (int i = 0; i < 15; i++) {
      query.set(vectors[i]);
      for (int j = 15; j < vectors.length; j++) {
        encoder.encode(vectors[j], code);
        double exact = RandomVectors.distance(space.metric(), vectors[i], vectors[j]);
        double unit = unit(space, vectors[i], vectors[j]);
        double error = (query.estimate(code) - exact) / unit;
        sum += error;
        predicted += Math.pow(query.deviation(code) / unit, 2);
        squares += error * error;
        count++;
      }
    }
    NativeAllocator.free(code, space.codeBytes());
    double deviation = Math.sqrt(squares / count);
    double allowed = allowedError(space.bits()) / Math.sqrt(space.dimensions());
    String name = "%s %d bits D=%d".formatted(space.metric(), space.bits(), space.dimensions());
    assertTrue(deviation < allowed, () -> name + ": " + deviation + " > " + allowed);
    // It may be too careful, in few dimensions above all, but hardly too bold.
    assertEquals(1.25, Math.sqrt(predicted / squares), 0.5, name);
    assertEquals(0, sum / count, 0.2 * allowed, name);
  }

  /** By how much a distance changes when the cosine of the centred vectors changes by 1. */
  private static double unit(CodeSpace space, float[] a, float[] b) {
    float[] rotated = new float[space.rotatedDimensions()];
    space.rotate(a, rotated);
    double squares = Products.squares(rotated, rotated.length);
    space.rotate(b, rotated);
    double product = Math.sqrt(squares * Products.squares(rotated, rotated.length));
    return space.metric() == DistanceMetric.COSINE || space.metric() == DistanceMetric.DOT
        ? product
        : 2 * product;
  }

  @Test
  void nearCodesAreFoundBySigns() {
    RandomGenerator random = Seed.forTest(EstimateTest.class);
    int codes = 400;
    for (int dimensions : new int[] {100, 1536}) {
      float[][] vectors = RandomVectors.clustered(random, codes + 20, dimensions);
      for (DistanceMetric metric : METRICS) {
        float[] centroid = RandomVectors.centroid(metric, vectors);
        for (int bits = 1; bits <= 8; bits *= 2) {
          checkNear(new CodeSpace(metric, bits, centroid, random.nextLong()), vectors, codes);
        }
      }
    }
  }

  private static void checkNear(CodeSpace space, float[][] vectors, int codes) {
    long first = NativeAllocator.allocate((long) codes * space.codeBytes());
    Encoder encoder = new Encoder(space);
    for (int i = 0; i < codes; i++) {
      encoder.encode(vectors[i], first + (long) i * space.codeBytes());
    }
    QueryCode query = new QueryCode(space);
    int[] found = new int[codes];
    int within = 0;
    int missing = 0;
    for (int q = codes; q < vectors.length; q++) {
      query.set(vectors[q]);
      float[] estimates = new float[codes];
      for (int i = 0; i < codes; i++) {
        estimates[i] = query.estimate(first + (long) i * space.codeBytes());
      }
      float[] sorted = estimates.clone();
      Arrays.sort(sorted);
      float limit = sorted[codes / 40];
      int count = query.findNear(first, codes, limit, found);
      for (int i = 0; i < codes; i++) {
        within += estimates[i] <= limit ? 1 : 0;
        boolean isFound = Arrays.binarySearch(found, 0, count, i) >= 0;
        missing += estimates[i] <= limit && !isFound ? 1 : 0;
      }
      assertEquals(codes, query.findNear(first, codes, Float.POSITIVE_INFINITY, found));
    }
    NativeAllocator.free(first, (long) codes * space.codeBytes());
    String name = "%s %d bits D=%d".formatted(space.metric(), space.bits(), space.dimensions());
    assertTrue(missing <= 0.02 * within, name);
  }

  @Test
  void pairsAgreeWithTheGraphsDistance() {
    RandomGenerator random = Seed.forTest(EstimateTest.class);
    int dimensions = 1024;
    float[][] vectors = RandomVectors.clustered(random, 60, dimensions);
    for (DistanceMetric metric : METRICS) {
      for (int bits = 1; bits <= 8; bits *= 2) {
        float[] centroid = RandomVectors.centroid(metric, vectors);
        CodeSpace space = new CodeSpace(metric, bits, centroid, 5);
        long[] codes = new long[vectors.length];
        Encoder encoder = new Encoder(space);
        for (int i = 0; i < codes.length; i++) {
          codes[i] = NativeAllocator.allocate(space.codeBytes());
          encoder.encode(vectors[i], codes[i]);
        }
        QueryCode fromVector = new QueryCode(space);
        QueryCode fromCode = new QueryCode(space);
        CodePairs pairs = new CodePairs(space);
        for (int i = 0; i < codes.length; i++) {
          fromVector.setForGraph(vectors[i]);
          fromCode.setForGraph(codes[i]);
          for (int j = 0; j < i; j++) {
            double exact = graphDistance(metric, vectors[i], vectors[j]);
            double bound = 0.17 * spread(space, vectors);
            assertEquals(exact, fromVector.estimate(codes[j]), bound);
            assertEquals(exact, fromCode.estimate(codes[j]), 2 * bound);
            assertEquals(exact, pairs.distance(codes[i], codes[j]), bound);
          }
        }
      }
    }
  }

  private static double graphDistance(DistanceMetric metric, float[] a, float[] b) {
    return RandomVectors.distance(
        metric == DistanceMetric.DOT ? DistanceMetric.L2_SQUARED : metric, a, b);
  }

  /** About the largest distance. */
  private static double spread(CodeSpace space, float[][] vectors) {
    double largest = 0;
    for (float[] vector : vectors) {
      largest = Math.max(largest, graphDistance(space.metric(), vectors[0], vector));
    }
    return largest;
  }

  @Test
  void planesAreCountedTheSameInVectors() {
    RandomGenerator random = Seed.forTest(EstimateTest.class);
    for (int words = 1; words <= 40; words++) {
      long codes = NativeAllocator.allocate(16L * words);
      for (int i = 0; i < 2 * words; i++) {
        Memory.putLongLittleEndian(codes + 8L * i, random.nextLong());
      }
      long[] query = random.longs(2L * PlaneCount.length(words)).toArray();
      int first = PlaneCount.length(words);
      assertEquals(
          PlaneCount.scalar(codes, query, first, 0, words),
          PlaneCount.differing(codes, query, first, words));
      assertEquals(
          PlaneCount.scalar(codes, query, 0, words), PlaneCount.differing(codes, query, words));
      assertEquals(
          PlaneCount.scalar(codes, codes + 8L * words, 0, words),
          PlaneCount.differing(codes, codes + 8L * words, words));
      NativeAllocator.free(codes, 16L * words);
    }
  }
}
