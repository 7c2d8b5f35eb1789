package org.quiverdb.index.diskann.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.vector.DistanceMetric;

class ProductKernelTest {
  private static final int LENGTH = 48;
  private final RandomGenerator random = Vectors.random(ProductKernelTest.class);

  private static ProductKernel kernel(boolean simd) {
    if (!simd) {
      return new ScalarProduct();
    }
    assumeTrue(Products.KERNEL.getClass().getSimpleName().startsWith("Simd"), "no SIMD here");
    return Products.KERNEL;
  }

  private float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tile(boolean simd) {
    ProductKernel kernel = kernel(simd);
    int columns = kernel.columns();
    float[] a = numbers(3 + ProductKernel.ROWS * LENGTH);
    float[] b = numbers(5 + LENGTH * columns);
    float[] out = new float[7 + ProductKernel.ROWS * 100];
    kernel.tile(a, 3, LENGTH, 1, b, 5, columns, LENGTH, out, 7, 100);
    for (int r = 0; r < ProductKernel.ROWS; r++) {
      for (int c = 0; c < columns; c++) {
        double sum = 0;
        for (int k = 0; k < LENGTH; k++) {
          sum += (double) a[3 + r * LENGTH + k] * b[5 + k * columns + c];
        }
        assertEquals(sum, out[7 + r * 100 + c], 1e-4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void productsAreSymmetricToTheBit(boolean simd) {
    ProductKernel kernel = kernel(simd);
    int columns = kernel.columns();
    float[] panel = numbers(LENGTH * columns);
    float[] square = new float[columns * columns];
    for (int row = 0; row < columns; row += ProductKernel.ROWS) {
      kernel.tile(
          panel, row, 1, columns, panel, 0, columns, LENGTH, square, row * columns, columns);
    }
    for (int i = 0; i < columns; i++) {
      for (int j = 0; j < columns; j++) {
        assertEquals(square[i * columns + j], square[j * columns + i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void below(boolean simd) {
    ProductKernel kernel = kernel(simd);
    int columns = kernel.columns();
    float[] tile = numbers(ProductKernel.ROWS * columns);
    float[] products = tile.clone();
    Limits rows = new Limits(ProductKernel.ROWS + 1);
    Limits cols = new Limits(columns + 2);
    for (Limits limits : new Limits[] {rows, cols}) {
      for (int i = 0; i < limits.squares.length; i++) {
        limits.squares[i] = random.nextFloat();
        limits.worst[i] = random.nextFloat();
      }
    }
    cols.pad(columns, columns + 2);
    int[] hits = new int[ProductKernel.ROWS];
    int all = kernel.below(tile, rows, 1, cols, 2, hits);
    int union = 0;
    for (int r = 0; r < ProductKernel.ROWS; r++) {
      for (int c = 0; c < columns; c++) {
        int at = r * columns + c;
        float distance = cols.squares[2 + c] + rows.squares[1 + r] - 2 * products[at];
        boolean near = distance < Math.max(cols.worst[2 + c], rows.worst[1 + r]);
        assertEquals(distance, tile[at]);
        assertEquals(near ? 1 : 0, hits[r] >> c & 1);
        assertTrue(c < columns - 2 || !near || distance < rows.worst[1 + r]);
      }
      union |= hits[r];
    }
    assertEquals(union, all);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void four(boolean simd) {
    float[] x = numbers(2 + LENGTH);
    float[] data = numbers(9 * LENGTH);
    float[] out = new float[12];
    int[] at = {0, 3 * LENGTH, LENGTH, 8 * LENGTH};
    kernel(simd).four(x, 2, data, at[0], at[1], at[2], at[3], LENGTH, out);
    for (int i = 0; i < 4; i++) {
      double sum = 0;
      for (int k = 0; k < LENGTH; k++) {
        sum += (double) x[2 + k] * data[at[i] + k];
      }
      assertEquals(sum, out[i], 1e-4);
    }
  }

  @Test
  void scalarBuildsToo() {
    Vectors vectors = Vectors.clustered(random, 2000, 100, 10);
    BuiltGraph graph =
        GraphBuilder.build(
            vectors,
            DistanceMetric.L2,
            BuildOptions.DEFAULT,
            BuildMonitor.NONE,
            Tuning.DEFAULT,
            new ScalarProduct());
    GraphCheck.assertSound(graph, 2000);
    double recall =
        GraphCheck.recall(graph, vectors, Arrays.copyOf(vectors.rows, 50), GraphCheck::squared, 64);
    assertTrue(recall > 0.98, "recall " + recall);
  }
}
