package org.quiverdb.embed.lsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/** The decomposition beside the exact one of a library. */
class RandomizedSvdTest {
  private static final long SEED = Long.getLong("quiver.seed", 7);

  @Test
  void findsTheLargestSingularValuesAndVectors() {
    SparseMatrix matrix = random(300, 80, 8);
    RandomizedSvd found = RandomizedSvd.of(matrix, 20, SEED);
    double[][] dense = new double[300][80];
    for (int r = 0; r < 300; r++) {
      for (int i = matrix.starts()[r]; i < matrix.starts()[r + 1]; i++) {
        dense[r][matrix.indexes()[i]] = matrix.values()[i];
      }
    }
    SingularValueDecomposition exact =
        new SingularValueDecomposition(new Array2DRowRealMatrix(dense));
    assertEquals(20, found.rank());
    for (int i = 0; i < 20; i++) {
      // The last ones converge slowest.
      double tolerance = i < 10 ? 1e-3 : 2e-2;
      assertEquals(1, found.singularValues()[i] / exact.getSingularValues()[i], tolerance);
    }
    double dot = 0;
    for (int c = 0; c < 80; c++) {
      dot += found.right()[c * 20] * exact.getV().getEntry(c, 0);
    }
    assertEquals(1, Math.abs(dot), 1e-3);
  }

  @Test
  void isTheSameForTheSameSeed() {
    SparseMatrix matrix = random(700, 90, 5);
    assertArrayEquals(
        RandomizedSvd.of(matrix, 16, SEED).right(), RandomizedSvd.of(matrix, 16, SEED).right());
  }

  @Test
  void givesNoMoreThanTheRank() {
    // Two different rows, again and again.
    int[] starts = new int[41];
    int[] indexes = new int[80];
    float[] values = new float[80];
    for (int r = 0; r < 40; r++) {
      starts[r + 1] = 2 * (r + 1);
      indexes[2 * r] = r % 2;
      indexes[2 * r + 1] = 2 + r % 2;
      values[2 * r] = 1;
      values[2 * r + 1] = 2;
    }
    RandomizedSvd svd = RandomizedSvd.of(new SparseMatrix(4, starts, indexes, values), 4, SEED);
    assertEquals(2, svd.rank());
    assertEquals(10, svd.singularValues()[0], 1e-4);
  }

  private static SparseMatrix random(int rows, int columns, int perRow) {
    Random random = new Random(SEED);
    int[] starts = new int[rows + 1];
    int[] indexes = new int[rows * perRow];
    float[] values = new float[rows * perRow];
    for (int r = 0; r < rows; r++) {
      int[] chosen = random.ints(0, columns).distinct().limit(perRow).sorted().toArray();
      for (int i = 0; i < perRow; i++) {
        indexes[r * perRow + i] = chosen[i];
        values[r * perRow + i] = (float) (random.nextGaussian() + 2.0 * (chosen[i] % 5));
      }
      starts[r + 1] = (r + 1) * perRow;
    }
    return new SparseMatrix(columns, starts, indexes, values);
  }
}
