package org.quiverdb.index.diskann.build;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Vectors of tests, in memory. */
final class Vectors implements VectorSource {
  final float[][] rows;
  private final int dimensions;

  Vectors(float[][] rows, int dimensions) {
    this.rows = rows;
    this.dimensions = dimensions;
  }

  /** A generator for a test class; prints the line that replays it. */
  static RandomGenerator random(Class<?> test) {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println(
        "replay: mvn -pl index-diskann test -Dtest="
            + test.getSimpleName()
            + " -Dquiver.seed="
            + seed);
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** Rows around some centres; the spectrum falls, as that of real vectors does. */
  static Vectors clustered(RandomGenerator random, int count, int dimensions, int clusters) {
    float[][] centers = new float[clusters][dimensions];
    for (float[] center : centers) {
      fill(random, center, 1);
    }
    float[][] rows = new float[count][dimensions];
    for (float[] row : rows) {
      fill(random, row, 0.7f);
      float[] center = centers[random.nextInt(clusters)];
      for (int k = 0; k < dimensions; k++) {
        row[k] += center[k];
      }
    }
    return new Vectors(rows, dimensions);
  }

  private static void fill(RandomGenerator random, float[] row, float scale) {
    for (int k = 0; k < row.length; k++) {
      row[k] = scale * (float) (random.nextGaussian() / Math.sqrt(1 + 0.2 * k));
    }
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public void read(int row, float[] into) {
    System.arraycopy(rows[row], 0, into, 0, dimensions);
  }
}
