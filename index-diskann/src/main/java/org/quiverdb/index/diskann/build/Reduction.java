package org.quiverdb.index.diskann.build;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.quiverdb.vector.DistanceMetric;

/**
 * Reads a source and makes the {@link ReducedVectors}.
 *
 * <p>For the inner product each vector {@code x} gets a coordinate {@code sqrt(M^2 - |x|^2)} with
 * {@code M} the largest length: a query that has 0 there finds the largest product nearest.
 */
final class Reduction {
  private static final int BATCH = 48;

  private final VectorSource source;
  private final DistanceMetric metric;
  private final Workers workers;
  private final ProductKernel kernel;
  private final int count;
  private final int dimensions;

  /** Elements from one vector to the next in the full precision buffers; the rest is zero. */
  private final int stride;

  private final ReentrantLock reading = new ReentrantLock();
  private int nextRow;

  Reduction(VectorSource source, DistanceMetric metric, Workers workers, ProductKernel kernel) {
    this.source = source;
    this.metric = metric;
    this.workers = workers;
    this.kernel = kernel;
    this.count = source.count();
    this.dimensions = source.dimensions();
    this.stride = Math.ceilDiv(dimensions, kernel.columns()) * kernel.columns();
  }

  /**
   * Does both passes.
   *
   * @param width wanted; what comes is the next multiple of the kernel's columns, and not more than
   *     the vectors have
   * @param sampleRows how many rows decide on the directions, at most
   */
  ReducedVectors run(int width, int sampleRows, long seed) {
    int extra = metric == DistanceMetric.DOT ? 1 : 0;
    int columns = kernel.columns();
    int reducedWidth = Math.ceilDiv(Math.min(width, dimensions + extra), columns) * columns;
    boolean whole = dimensions + extra <= reducedWidth;
    int rows = Math.min(count, Math.max(64, Math.min(sampleRows, (1 << 27) / stride)));
    float[] sample = sample(rows, seed);
    RowPreparation preparation = RowPreparation.of(metric, sample, rows, stride);
    float[] mean = center(sample, rows, preparation);
    ReducedVectors reduced = new ReducedVectors(count, reducedWidth);
    float[] panels = new float[0];
    if (!whole) {
      PrincipalDirections directions =
          new PrincipalDirections(workers, kernel, sample, stride, reducedWidth);
      panels = panels(directions.find(reducedWidth - extra, seed), reducedWidth);
    }
    float[] lengths = new float[extra * count];
    float[] panelsOrNone = panels;
    nextRow = 0;
    workers.run(
        BuildPhase.REDUCE,
        Math.ceilDiv(count, BATCH),
        () -> new Batch(preparation, mean, panelsOrNone, reduced, lengths)::reduceNext);
    if (extra == 1) {
      addLengths(reduced, lengths);
    }
    return reduced;
  }

  /** Rows from all over the source, in ascending order; padded with zeros to whole tiles. */
  private float[] sample(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int padded = Math.ceilDiv(rows, ProductKernel.ROWS) * ProductKernel.ROWS;
    float[] sample = new float[padded * stride];
    float[] row = new float[dimensions];
    for (int i = 0; i < rows; i++) {
      long first = (long) i * count / rows;
      long next = (long) (i + 1) * count / rows;
      source.read((int) random.nextLong(first, next), row);
      System.arraycopy(row, 0, sample, i * stride, dimensions);
      if (i % 64 == 0) {
        workers.check(BuildPhase.SAMPLE, i, rows);
      }
    }
    return sample;
  }

  /** Prepares the sample's rows and moves them by their mean, which is returned. */
  private float[] center(float[] sample, int rows, RowPreparation preparation) {
    double[] sum = new double[dimensions];
    for (int i = 0; i < rows; i++) {
      preparation.apply(sample, i * stride, dimensions);
      for (int k = 0; k < dimensions; k++) {
        sum[k] += sample[i * stride + k];
      }
    }
    float[] mean = new float[dimensions];
    for (int k = 0; k < dimensions; k++) {
      mean[k] = (float) (sum[k] / Math.max(1, rows));
    }
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < dimensions; k++) {
        sample[i * stride + k] -= mean[k];
      }
    }
    return mean;
  }

  /** The directions as panels for the kernel: each panel's columns stand together. */
  private float[] panels(float[] byElement, int width) {
    int columns = kernel.columns();
    float[] panels = new float[stride * width];
    int to = 0;
    for (int column = 0; column < width; column += columns) {
      for (int k = 0; k < stride; k++) {
        System.arraycopy(byElement, k * width + column, panels, to, columns);
        to += columns;
      }
    }
    return panels;
  }

  private static void addLengths(ReducedVectors reduced, float[] squaredLengths) {
    float longest = 0;
    for (float square : squaredLengths) {
      longest = Math.max(longest, square);
    }
    double sum = 0;
    for (int row = 0; row < reduced.count; row++) {
      squaredLengths[row] = (float) Math.sqrt(longest - squaredLengths[row]);
      sum += squaredLengths[row];
    }
    float mean = (float) (sum / Math.max(1, reduced.count));
    for (int row = 0; row < reduced.count; row++) {
      float coordinate = squaredLengths[row] - mean;
      reduced.data[reduced.at(row) + reduced.width - 1] = coordinate;
      reduced.squares[row] += coordinate * coordinate;
    }
  }

  /** One thread's buffers. */
  private final class Batch {
    private final RowPreparation preparation;
    private final float[] mean;
    private final float[] panels;
    private final ReducedVectors reduced;
    private final float[] lengths;
    private final float[] rows = new float[BATCH * stride];
    private final float[] row = new float[dimensions];

    Batch(
        RowPreparation preparation,
        float[] mean,
        float[] panels,
        ReducedVectors reduced,
        float[] lengths) {
      this.preparation = preparation;
      this.mean = mean;
      this.panels = panels;
      this.reduced = reduced;
      this.lengths = lengths;
    }

    /** The batch that comes next in the source; its number is not that of the item. */
    void reduceNext(int item) {
      int first;
      int n;
      reading.lock();
      try {
        first = nextRow;
        n = Math.min(BATCH, count - first);
        for (int i = 0; i < n; i++) {
          source.read(first + i, row);
          System.arraycopy(row, 0, rows, i * stride, dimensions);
        }
        nextRow = first + n;
      } finally {
        reading.unlock();
      }
      for (int i = 0; i < n; i++) {
        prepare(first + i, i * stride);
      }
      Arrays.fill(rows, n * stride, rows.length, 0);
      if (panels.length == 0) {
        copy(first, n);
      } else {
        multiply(first, n);
      }
      for (int i = first; i < first + n; i++) {
        reduced.measure(i);
      }
    }

    private void prepare(int number, int at) {
      double length = preparation.apply(rows, at, dimensions);
      if (lengths.length > 0) {
        lengths[number] = (float) length;
      }
      for (int k = 0; k < dimensions; k++) {
        rows[at + k] -= mean[k];
      }
    }

    private void copy(int first, int n) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(rows, i * stride, reduced.data, reduced.at(first + i), dimensions);
      }
    }

    private void multiply(int first, int n) {
      int columns = kernel.columns();
      int width = reduced.width;
      float[] data = reduced.data;
      for (int column = 0; column < width; column += columns) {
        for (int i = 0; i < n; i += ProductKernel.ROWS) {
          int to = reduced.at(first + i) + column;
          kernel.tile(
              rows,
              i * stride,
              stride,
              1,
              panels,
              column * stride,
              columns,
              stride,
              data,
              to,
              width);
        }
      }
    }
  }
}
