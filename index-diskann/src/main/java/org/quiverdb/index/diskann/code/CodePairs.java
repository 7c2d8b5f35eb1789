package org.quiverdb.index.diskann.code;

import org.quiverdb.vector.DistanceMetric;

/**
 * Distances between two coded vectors, from the codes alone. Coarser than a {@link QueryCode}, but
 * nothing has to be prepared. Thread-safe.
 *
 * <p>With 1 or 2 bits the angle of the two vectors follows from the share of dimensions in which
 * their signs differ; with more bits the product of the codes is exact enough.
 */
public final class CodePairs {
  private static final int BITS_FOR_PRODUCT = 4;

  private final CodeSpace space;
  private final int words;
  private final int bits;
  private final float unit;

  /** The cosine that goes with each number of differing signs. */
  private final float[] cosines;

  public CodePairs(CodeSpace space) {
    this.space = space;
    this.words = space.words();
    this.bits = space.bits();
    this.unit = space.metric() == DistanceMetric.COSINE ? 0.5f : 1;
    int dimensions = space.rotatedDimensions();
    this.cosines = new float[dimensions + 1];
    for (int i = 0; i <= dimensions; i++) {
      cosines[i] = (float) Math.cos(Math.PI * i / dimensions);
    }
  }

  /** The graph's distance of two vectors, in the units of {@link QueryCode#setForGraph}. */
  public float distance(long a, long b) {
    float squaresA = space.squares(a);
    float squaresB = space.squares(b);
    float product =
        bits < BITS_FOR_PRODUCT
            ? (float) Math.sqrt(squaresA * squaresB) * cosines[differingSigns(a, b)]
            : product(a, b);
    return unit * (squaresA + squaresB - 2 * product);
  }

  private int differingSigns(long a, long b) {
    long offset = space.planesOffset() + (long) (bits - 1) * words * Long.BYTES;
    return PlaneCount.differing(a + offset, b + offset, words);
  }

  private float product(long a, long b) {
    long planesA = a + space.planesOffset();
    long planesB = b + space.planesOffset();
    int differing = 0;
    for (int i = 0; i < bits; i++) {
      for (int j = 0; j < bits; j++) {
        long planeA = planesA + (long) i * words * Long.BYTES;
        long planeB = planesB + (long) j * words * Long.BYTES;
        differing += PlaneCount.differing(planeA, planeB, words) << (i + j);
      }
    }
    int top = (1 << bits) - 1;
    int agreement = top * top * words * Long.SIZE;
    return space.ratio(a) * space.ratio(b) * (agreement - 2 * differing);
  }
}
