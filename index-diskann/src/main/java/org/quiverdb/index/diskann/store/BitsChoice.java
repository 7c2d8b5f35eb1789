package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * Chooses how many bits a dimension codes need: the fewest with which the nearest rows by estimate
 * hold the truly nearest of a sample. Works in small steps, so that it can be done a little at a
 * time. One thread.
 */
final class BitsChoice implements AutoCloseable {
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
  private final int vectorBytes;

  /** The rows as BLOBs. */
  private final long vectors;

  /** For each query its truly nearest rows, as far as they are known. */
  private final int[][] nearest;

  private int known;
  private int choice;
  private Trial trial;

  /**
   * @param centroid of the codes
   * @param sample rows, also of queries
   */
  BitsChoice(DistanceMetric metric, float[] centroid, long seed, Sample sample) {
    this.metric = metric;
    this.centroid = centroid;
    this.seed = seed;
    float[][] all = sample.vectors().clone();
    Collections.shuffle(Arrays.asList(all), new Random(seed));
    int count = Math.min(QUERIES, all.length / 8);
    queries = Arrays.copyOf(all, count);
    rows = Arrays.copyOfRange(all, count, Math.min(all.length, count + ROWS));
    nearest = new int[count][];
    vectorBytes = Float.BYTES * centroid.length;
    vectors = NativeAllocator.allocate((long) rows.length * vectorBytes);
    for (int r = 0; r < rows.length; r++) {
      Memory.copyFloatsIn(rows[r], vectors + (long) r * vectorBytes, centroid.length);
    }
    trial = new Trial(CHOICES[0]);
  }

  /** Goes on until the time is over; returns the bits, or 0 while they are not chosen. */
  int choose(Slice slice) {
    do {
      int bits = step();
      if (bits != 0) {
        return bits;
      }
    } while (slice.endRow(0));
    return 0;
  }

  private int step() {
    if (queries.length == 0) {
      return CHOICES[0];
    }
    if (known < queries.length) {
      nearest[known] = nearest(queries[known]);
      known++;
    } else if (!trial.isDone()) {
      trial.step();
    } else if (trial.recall() >= ENOUGH) {
      return trial.bits;
    } else if (++choice == CHOICES.length) {
      return MOST_BITS;
    } else {
      trial.close();
      trial = new Trial(CHOICES[choice]);
    }
    return 0;
  }

  private int[] nearest(float[] query) {
    QueryKernel kernel = Kernels.prepare(metric, VectorEncoder.encode(VectorType.FLOAT32, query));
    long[] keys = new long[rows.length];
    for (int r = 0; r < rows.length; r++) {
      long address = vectors + (long) r * vectorBytes;
      keys[r] = FloatKeys.entry((float) kernel.distance(Memory.SEG, address, vectorBytes), r);
    }
    return first(keys, NEAREST);
  }

  private static int[] first(long[] keys, int count) {
    Arrays.sort(keys);
    int[] rows = new int[Math.min(count, keys.length)];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (int) keys[i];
    }
    return rows;
  }

  @Override
  public void close() {
    NativeAllocator.free(vectors, (long) rows.length * vectorBytes);
    trial.close();
  }

  /** What codes of so many bits find. */
  private final class Trial implements AutoCloseable {
    /** Rows that are encoded in one step. */
    private static final int ROWS_OF_A_STEP = 16;

    final int bits;
    private final Encoder encoder;
    private final QueryCode query;
    private final int codeBytes;
    private final long codes;
    private int encoded;
    private int asked;
    private int hits;

    Trial(int bits) {
      this.bits = bits;
      CodeSpace space = new CodeSpace(metric, bits, centroid, seed);
      encoder = new Encoder(space);
      query = new QueryCode(space);
      codeBytes = space.codeBytes();
      codes = NativeAllocator.allocate((long) rows.length * codeBytes);
    }

    boolean isDone() {
      return asked == queries.length;
    }

    void step() {
      int end = Math.min(rows.length, encoded + ROWS_OF_A_STEP);
      if (encoded < end) {
        for (; encoded < end; encoded++) {
          encoder.encode(rows[encoded], code(encoded));
        }
      } else {
        ask(asked++);
      }
    }

    private long code(int row) {
      return codes + (long) row * codeBytes;
    }

    private void ask(int q) {
      query.set(queries[q]);
      long[] keys = new long[rows.length];
      for (int r = 0; r < rows.length; r++) {
        keys[r] = FloatKeys.entry(query.estimate(code(r)), r);
      }
      int[] found = first(keys, NEAREST * OVERSAMPLING);
      for (int row : nearest[q]) {
        for (int f : found) {
          hits += f == row ? 1 : 0;
        }
      }
    }

    double recall() {
      return hits / (double) (queries.length * Math.min(NEAREST, rows.length));
    }

    @Override
    public void close() {
      NativeAllocator.free(codes, (long) rows.length * codeBytes);
    }
  }
}
