package org.quiverdb.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddingGeneratorTest {
  /**
   * The figures on the right are those of 4,002 real {@code text-embedding-ada-002} vectors;
   * neighbours are nearer in larger sets, so they hold for this number of rows.
   */
  @Test
  void madeVectorsMeasureLikeRealOnes() {
    Figures figures = new Figures(Figures.materialize(new EmbeddingGenerator(1536, 4002, 1)));
    Figures.Cosines cosines = figures.cosines();
    assertEquals(0.688, cosines.mean(), 0.02);
    assertEquals(0.919, cosines.nearest(), 0.015);
    assertEquals(0.852, cosines.tenth(), 0.015);
    assertArrayEquals(new double[] {0.996, 0.999, 1}, figures.oneBitRecall(50, 100, 200), 0.01);
    // Of every fifth row, because the decomposition costs the cube of their number.
    int[] directions = figures.directions(5, 0.5, 0.8, 0.9);
    int[] real = {35, 152, 258};
    for (int i = 0; i < real.length; i++) {
      assertEquals(real[i], directions[i], real[i] * 0.15, "of " + Arrays.toString(directions));
    }
  }

  @Test
  void lengthIsOneAndSeedsDecide() {
    for (int dimensions : new int[] {2, 3, 384, 768, 1000}) {
      EmbeddingGenerator generator = new EmbeddingGenerator(dimensions, 500, 7);
      float[] vector = new float[dimensions];
      float[] again = new float[dimensions];
      for (int row = 0; row < 500; row += 99) {
        generator.vector(row, vector);
        double sum = 0;
        for (float value : vector) {
          sum += (double) value * value;
        }
        assertEquals(1, Math.sqrt(sum), 1e-5);
        new EmbeddingGenerator(dimensions, 500, 7).vector(row, again);
        assertArrayEquals(vector, again);
        new EmbeddingGenerator(dimensions, 500, 8).vector(row, again);
        assertFalse(Arrays.equals(vector, again));
      }
    }
  }

  @Test
  void rowsOfOneTopicAreNearerThanOthers() {
    EmbeddingGenerator generator = new EmbeddingGenerator(256, 3000, 3);
    Map<Boolean, double[]> sums = new HashMap<>(Map.of(true, new double[2], false, new double[2]));
    float[][] rows = Figures.materialize(generator);
    for (int i = 0; i < 300; i++) {
      for (int j = 0; j < i; j++) {
        double dot = 0;
        for (int k = 0; k < 256; k++) {
          dot += rows[i][k] * rows[j][k];
        }
        double[] sum = sums.get(generator.text(i).equals(generator.text(j)));
        sum[0] += dot;
        sum[1]++;
      }
    }
    double same = sums.get(true)[0] / sums.get(true)[1];
    double other = sums.get(false)[0] / sums.get(false)[1];
    assertTrue(same > other + 0.1, same + " against " + other);
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new EmbeddingGenerator(1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new EmbeddingGenerator(10, 0, 1));
  }
}
