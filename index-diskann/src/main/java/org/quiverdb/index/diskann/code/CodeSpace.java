package org.quiverdb.index.diskann.code;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.vector.DistanceMetric;

/**
 * What all codes of one index have in common: the metric, the bits a dimension, the centroid and
 * the rotation. Thread-safe.
 *
 * <h2>A code in memory, little-endian</h2>
 *
 * <pre>
 * offset  bytes        content
 * 0       4            float: what the estimate adds for this vector
 * 4       4            float: by how much the estimate multiplies the product with the query
 * 8       8            only for DOT: float, the squared distance from the centroid, and 4 zeros
 * 8, 16   8 per word   bit planes, the lowest first; bit i % 64 of word i / 64 is dimension i
 * </pre>
 *
 * <p>Graphs for DOT are built by the distance L2, in which near is symmetric and transitive; for
 * vectors of length 1 that is the same order.
 */
public final class CodeSpace {
  private static final int FACTORS_BYTES = 8;
  private static final int DOT_FACTORS_BYTES = 16;

  private final DistanceMetric metric;
  private final int bits;
  private final float[] centroid;
  private final float centroidSquares;
  private final Rotation rotation;

  /**
   * @param metric COSINE, L2, L2_SQUARED or DOT
   * @param bits a dimension: 1, 2, 4 or 8
   * @param centroid about the mean of the vectors (of their directions for COSINE); its length is
   *     the number of dimensions
   * @param seed of the rotation
   */
  public CodeSpace(DistanceMetric metric, int bits, float[] centroid, long seed) {
    switch (metric) {
      case COSINE, L2, L2_SQUARED, DOT -> {}
      case L1, HAMMING, JACCARD ->
          throw new IllegalArgumentException("no codes for the metric " + metric.label());
    }
    if (bits < 1 || bits > 8 || Integer.bitCount(bits) != 1) {
      throw new IllegalArgumentException("bits must be 1, 2, 4 or 8, not " + bits);
    }
    this.metric = metric;
    this.bits = bits;
    this.centroid = centroid.clone();
    this.centroidSquares = Products.squares(centroid, centroid.length);
    this.rotation = new Rotation(centroid.length, seed);
  }

  public DistanceMetric metric() {
    return metric;
  }

  /** Bits of a code for each dimension. */
  public int bits() {
    return bits;
  }

  /** Dimensions of the vectors. */
  public int dimensions() {
    return centroid.length;
  }

  /** Dimensions after rotation: a multiple of 64. */
  public int rotatedDimensions() {
    return rotation.dimensions();
  }

  /** 64-bit words of one bit plane. */
  public int words() {
    return rotation.dimensions() / Long.SIZE;
  }

  /** Where the bit planes of a code begin. */
  int planesOffset() {
    return metric == DistanceMetric.DOT ? DOT_FACTORS_BYTES : FACTORS_BYTES;
  }

  /** Bytes of one code, a multiple of 8. */
  public int codeBytes() {
    return planesOffset() + bits * words() * Long.BYTES;
  }

  /**
   * Centres and rotates a vector; for COSINE its direction.
   *
   * @param target receives {@link #rotatedDimensions()} values
   * @return the inner product of the vector (its direction for COSINE) and the centroid
   */
  public float rotate(float[] vector, float[] target) {
    if (vector.length != centroid.length) {
      throw new IllegalArgumentException(
          "%d dimensions where %d are expected".formatted(vector.length, centroid.length));
    }
    float scale =
        metric == DistanceMetric.COSINE
            ? (float) (1 / Math.sqrt(Products.squares(vector, vector.length)))
            : 1;
    for (int i = 0; i < vector.length; i++) {
      target[i] = vector[i] * scale - centroid[i];
    }
    Arrays.fill(target, vector.length, rotation.dimensions(), 0f);
    rotation.apply(target);
    return scale * Products.dot(vector, centroid, vector.length);
  }

  /** The squared length of the centroid. */
  float centroidSquares() {
    return centroidSquares;
  }

  /** By what a code's levels are multiplied to stand for its vector. */
  float ratio(long code) {
    float rescale = Memory.getFloatLittleEndian(code + 4);
    return metric == DistanceMetric.COSINE || metric == DistanceMetric.DOT
        ? -rescale
        : -rescale / 2;
  }

  /** The squared distance of a code's vector from the centroid. */
  float squares(long code) {
    return switch (metric) {
      case COSINE -> 2 * Memory.getFloatLittleEndian(code);
      case DOT -> Memory.getFloatLittleEndian(code + 8);
      default -> Memory.getFloatLittleEndian(code);
    };
  }
}
