package org.quiverdb.index.diskann.build;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.quiverdb.vector.DistanceMetric;

/**
 * The centres of shards, found by k-means over a sample, and the two nearest of each row.
 * Not thread-safe.
 */
final class ShardCenters {
  private static final int ROUNDS = 8;
  private static final int ROWS_PER_SHARD = 64;
  private static final int BATCH = 256;

  private final VectorSource source;
  private final DistanceMetric metric;
  private final int dimensions;
  private final float[][] centers;
  private final float[] squares;
  private final int[] nearest;
  private final int[] second;
  private final ReentrantLock reading = new ReentrantLock();
  private int nextRow;

  private ShardCenters(VectorSource source, DistanceMetric metric, int shards) {
    this.source = source;
    this.metric = metric;
    dimensions = source.dimensions();
    centers = new float[shards][];
    squares = new float[shards];
    nearest = new int[source.count()];
    second = new int[source.count()];
  }

  /**
   * Finds centres.
   *
   * @param memoryBytes that the sample may take; a few rows for each shard are taken anyway
   */
  static ShardCenters find(
      VectorSource source, DistanceMetric metric, int shards, long memoryBytes, long seed) {
    ShardCenters found = new ShardCenters(source, metric, shards);
    long affordable = memoryBytes / ((long) Float.BYTES * source.dimensions());
    long rows = Math.clamp(affordable, 4L * shards, (long) ROWS_PER_SHARD * shards);
    found.cluster(found.sample((int) Math.min(rows, source.count()), seed));
    return found;
  }

  private float[][] sample(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] sample = new float[rows][dimensions];
    for (int i = 0; i < rows; i++) {
      long first = (long) i * source.count() / rows;
      long next = (long) (i + 1) * source.count() / rows;
      source.read((int) random.nextLong(first, next), sample[i]);
      prepare(sample[i]);
    }
    return sample;
  }

  /** For COSINE only the direction counts. */
  private void prepare(float[] vector) {
    if (metric == DistanceMetric.COSINE) {
      float length = (float) Math.sqrt(product(vector, vector));
      for (int i = 0; i < vector.length && length > 0; i++) {
        vector[i] /= length;
      }
    }
  }

  private void cluster(float[][] sample) {
    for (int c = 0; c < centers.length; c++) {
      int row = (int) ((long) c * sample.length / centers.length);
      centers[c] = sample[row].clone();
      squares[c] = product(centers[c], centers[c]);
    }
    int[] pair = new int[2];
    for (int round = 0; round < ROUNDS; round++) {
      float[][] sums = new float[centers.length][dimensions];
      int[] members = new int[centers.length];
      for (float[] vector : sample) {
        findTwo(vector, pair);
        members[pair[0]]++;
        for (int k = 0; k < dimensions; k++) {
          sums[pair[0]][k] += vector[k];
        }
      }
      for (int c = 0; c < centers.length; c++) {
        if (members[c] > 0) {
          for (int k = 0; k < dimensions; k++) {
            centers[c][k] = sums[c][k] / members[c];
          }
          squares[c] = product(centers[c], centers[c]);
        }
      }
    }
  }

  private void findTwo(float[] vector, int[] pair) {
    float best = Float.POSITIVE_INFINITY;
    float next = Float.POSITIVE_INFINITY;
    pair[0] = 0;
    pair[1] = 1;
    for (int c = 0; c < centers.length; c++) {
      float distance = squares[c] - 2 * product(vector, centers[c]);
      if (distance < best) {
        next = best;
        pair[1] = c == 0 ? 1 : pair[0];
        best = distance;
        pair[0] = c;
      } else if (distance < next) {
        next = distance;
        pair[1] = c;
      }
    }
  }

  /** Finds the two nearest centres of every row. */
  void assign(Workers workers) {
    nextRow = 0;
    int batches = Math.ceilDiv(source.count(), BATCH);
    workers.run(BuildPhase.PARTITION, batches, () -> new Batch()::next);
  }

  /** One thread's buffers. */
  private final class Batch {
    private final float[] rows = new float[BATCH * dimensions];
    private final float[] row = new float[dimensions];
    private final int[] pair = new int[2];

    /** The batch that comes next in the source; its number is not that of the item. */
    void next(int item) {
      int first;
      int n;
      reading.lock();
      try {
        first = nextRow;
        n = Math.min(BATCH, source.count() - first);
        for (int i = 0; i < n; i++) {
          source.read(first + i, row);
          System.arraycopy(row, 0, rows, i * dimensions, dimensions);
        }
        nextRow = first + n;
      } finally {
        reading.unlock();
      }
      for (int i = 0; i < n; i++) {
        System.arraycopy(rows, i * dimensions, row, 0, dimensions);
        prepare(row);
        findTwo(row, pair);
        nearest[first + i] = pair[0];
        second[first + i] = pair[1];
      }
    }
  }

  /** For rows that centres do not tell apart: as many neighbours in the source to each shard. */
  void assignByPosition() {
    for (int row = 0; row < nearest.length; row++) {
      nearest[row] = (int) ((long) row * centers.length / nearest.length);
      second[row] = nearest[row];
    }
  }

  /** Rows of the largest shard. */
  int largest() {
    int[] sizes = new int[centers.length];
    for (int row = 0; row < nearest.length; row++) {
      sizes[nearest[row]]++;
      sizes[second[row]]++;
    }
    return Arrays.stream(sizes).max().orElse(0);
  }

  int nearest(int row) {
    return nearest[row];
  }

  /** The rows of a shard, ascending. */
  int[] rows(int shard) {
    int size = 0;
    for (int row = 0; row < nearest.length; row++) {
      size += isIn(row, shard) ? 1 : 0;
    }
    int[] rows = new int[size];
    int to = 0;
    for (int row = 0; to < size; row++) {
      if (isIn(row, shard)) {
        rows[to++] = row;
      }
    }
    return rows;
  }

  private boolean isIn(int row, int shard) {
    return nearest[row] == shard || second[row] == shard;
  }

  /** In four sums that do not wait for each other. */
  private static float product(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i <= b.length - 4; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < b.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
