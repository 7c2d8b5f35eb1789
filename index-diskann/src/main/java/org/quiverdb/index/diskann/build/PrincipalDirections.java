package org.quiverdb.index.diskann.build;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The directions in which a sample varies most, by subspace iteration: random directions are
 * multiplied by the sample's covariance and made orthogonal again, a few times. Their span is what
 * matters, not each of them, so few rounds do.
 */
final class PrincipalDirections {
  private static final int ROUNDS = 3;

  /** A direction whose rest, after the earlier ones are taken out, is shorter than this is none. */
  private static final float FLOOR = 1e-5f;

  private final Workers workers;
  private final ProductKernel kernel;
  private final float[] sample;
  private final int rows;
  private final int dimensions;
  private final int width;

  /**
   * Looks at a sample.
   *
   * @param sample centred vectors, one after the other; the number of rows and of dimensions that
   *     it has room for are multiples of {@link ProductKernel#ROWS}
   * @param dimensions elements from one vector to the next
   * @param width how many directions are wanted, a multiple of the kernel's columns
   */
  PrincipalDirections(
      Workers workers, ProductKernel kernel, float[] sample, int dimensions, int width) {
    this.workers = workers;
    this.kernel = kernel;
    this.sample = sample;
    this.rows = sample.length / dimensions;
    this.dimensions = dimensions;
    this.width = width;
  }

  /**
   * Finds them.
   *
   * @param wanted directions, at most the width; the rest are zero
   * @return element {@code i} of direction {@code j} at {@code i * width + j}
   */
  float[] find(int wanted, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] directions = new float[wanted * dimensions];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) random.nextGaussian();
    }
    float[] byElement = new float[dimensions * width];
    float[] products = new float[rows * width];
    orthonormalize(directions, wanted);
    transpose(directions, byElement, wanted);
    for (int round = 0; round < ROUNDS; round++) {
      multiply(sample, dimensions, 1, rows, byElement, dimensions, products);
      multiply(sample, 1, dimensions, dimensions, products, rows, byElement);
      for (int i = 0; i < dimensions; i++) {
        for (int j = 0; j < wanted; j++) {
          directions[j * dimensions + i] = byElement[i * width + j];
        }
      }
      orthonormalize(directions, wanted);
      transpose(directions, byElement, wanted);
    }
    return byElement;
  }

  private void transpose(float[] directions, float[] byElement, int wanted) {
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j < wanted; j++) {
        byElement[i * width + j] = directions[j * dimensions + i];
      }
    }
  }

  /** {@code out = a b}: {@code count} rows of {@code a}, {@code width} columns of b and out. */
  private void multiply(
      float[] a, int aRow, int aStep, int count, float[] b, int length, float[] out) {
    int tall = 16 * ProductKernel.ROWS;
    int strips = (count + tall - 1) / tall;
    workers.run(
        BuildPhase.SAMPLE,
        strips,
        () ->
            strip -> {
              int end = Math.min(count, (strip + 1) * tall);
              for (int column = 0; column < width; column += kernel.columns()) {
                for (int row = strip * tall; row < end; row += ProductKernel.ROWS) {
                  int at = row * width + column;
                  kernel.tile(a, row * aRow, aRow, aStep, b, column, width, length, out, at, width);
                }
              }
            });
  }

  /** Gram and Schmidt, four earlier directions at a time, twice for precision. */
  private void orthonormalize(float[] directions, int wanted) {
    float[] products = new float[16];
    for (int j = 0; j < wanted; j++) {
      int at = j * dimensions;
      float before = normalize(directions, at, products);
      for (int pass = 0; pass < 2 && before > 0; pass++) {
        for (int other = 0; other < j; other += 4) {
          subtract(directions, at, other, Math.min(4, j - other), products);
        }
        if (normalize(directions, at, products) < FLOOR) {
          Arrays.fill(directions, at, at + dimensions, 0);
          break;
        }
      }
    }
  }

  private void subtract(float[] v, int at, int other, int count, float[] products) {
    int p0 = other * dimensions;
    int p1 = count > 1 ? p0 + dimensions : p0;
    int p2 = count > 2 ? p1 + dimensions : p0;
    int p3 = count > 3 ? p2 + dimensions : p0;
    kernel.four(v, at, v, p0, p1, p2, p3, dimensions, products);
    float s0 = products[0];
    float s1 = count > 1 ? products[1] : 0;
    float s2 = count > 2 ? products[2] : 0;
    float s3 = count > 3 ? products[3] : 0;
    for (int i = 0; i < dimensions; i++) {
      v[at + i] -= s0 * v[p0 + i] + s1 * v[p1 + i] + s2 * v[p2 + i] + s3 * v[p3 + i];
    }
  }

  private float normalize(float[] v, int at, float[] products) {
    kernel.four(v, at, v, at, at, at, at, dimensions, products);
    float length = (float) Math.sqrt(products[0]);
    if (length > 0) {
      float factor = 1 / length;
      for (int i = at; i < at + dimensions; i++) {
        v[i] *= factor;
      }
    }
    return length;
  }
}
