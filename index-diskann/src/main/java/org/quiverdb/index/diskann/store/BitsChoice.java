package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import java.util.Random;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.vector.DistanceMetric;

/**
 * Chooses how many bits a dimension codes need: the fewest with which the nearest rows by estimate
 * hold the truly nearest of a sample.
 */
final class BitsChoice {
  private static final int[] CHOICES = {1, 2, 4};
  private static final int MOST_BITS = 8;
  private static final int QUERIES = 48;
  private static final int ROWS = 4096;
  private static final int NEAREST = 10;

  /** The nearest are looked for among so many times as many by estimate. */
  private static final int OVERSAMPLING = 3;

  private static final double ENOUGH = 0.99;

  private final DistanceMetric metric;
  private final float[] centroid;
  private final long seed;
  private final float[][] rows;
  private final float[][] queries;

  private BitsChoice(DistanceMetric metric, float[] centroid, long seed, Sample sample) {
    this.metric = metric;
    this.centroid = centroid;
    this.seed = seed;
    float[][] all = sample.vectors().clone();
    java.util.Collections.shuffle(Arrays.asList(all), new Random(seed));
    int count = Math.min(QUERIES, all.length / 8);
    queries = Arrays.copyOf(all, count);
    rows = Arrays.copyOfRange(all, count, Math.min(all.length, count + ROWS));
  }

  static int choose(DistanceMetric metric, float[] centroid, long seed, Sample sample) {
    BitsChoice choice = new BitsChoice(metric, centroid, seed, sample);
    if (choice.queries.length == 0) {
      return CHOICES[0];
    }
    int[][] nearest = choice.nearest();
    for (int bits : CHOICES) {
      if (choice.recall(bits, nearest) >= ENOUGH) {
        return bits;
      }
    }
    return MOST_BITS;
  }

  /** For each query its truly nearest rows. */
  private int[][] nearest() {
    int[][] nearest = new int[queries.length][];
    for (int q = 0; q < queries.length; q++) {
      long[] keys = new long[rows.length];
      for (int r = 0; r < rows.length; r++) {
        keys[r] = key(distance(queries[q], rows[r]), r);
      }
      nearest[q] = first(keys, NEAREST);
    }
    return nearest;
  }

  private double recall(int bits, int[][] nearest) {
    CodeSpace space = new CodeSpace(metric, bits, centroid, seed);
    int bytes = space.codeBytes();
    long codes = NativeAllocator.allocate((long) rows.length * bytes);
    try {
      Encoder encoder = new Encoder(space);
      for (int r = 0; r < rows.length; r++) {
        encoder.encode(rows[r], codes + (long) r * bytes);
      }
      QueryCode query = new QueryCode(space);
      int hits = 0;
      for (int q = 0; q < queries.length; q++) {
        query.set(queries[q]);
        long[] keys = new long[rows.length];
        for (int r = 0; r < rows.length; r++) {
          keys[r] = key(query.estimate(codes + (long) r * bytes), r);
        }
        hits += common(first(keys, NEAREST * OVERSAMPLING), nearest[q]);
      }
      return hits / (double) (queries.length * Math.min(NEAREST, rows.length));
    } finally {
      NativeAllocator.free(codes, (long) rows.length * bytes);
    }
  }

  private float distance(float[] a, float[] b) {
    float[] sums = new float[4];
    boolean l2 = metric == DistanceMetric.L2;
    int i = 0;
    for (; i + 4 <= a.length; i += 4) {
      for (int j = 0; j < 4; j++) {
        float x = a[i + j];
        float y = b[i + j];
        sums[j] += l2 ? (x - y) * (x - y) : -x * y;
      }
    }
    for (; i < a.length; i++) {
      sums[0] += l2 ? (a[i] - b[i]) * (a[i] - b[i]) : -a[i] * b[i];
    }
    return sums[0] + sums[1] + sums[2] + sums[3];
  }

  /** Orders by distance, then by row. */
  private static long key(float distance, int row) {
    int bits = Float.floatToRawIntBits(distance);
    return (long) (bits ^ (bits >> 31 & Integer.MAX_VALUE)) << Integer.SIZE | row;
  }

  private static int[] first(long[] keys, int count) {
    Arrays.sort(keys);
    int[] rows = new int[Math.min(count, keys.length)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) keys[i];
    }
    return rows;
  }

  private static int common(int[] found, int[] wanted) {
    int common = 0;
    for (int row : wanted) {
      for (int f : found) {
        common += f == row ? 1 : 0;
      }
    }
    return common;
  }
}
