package org.quiverdb.vector;

/**
 * How far two vectors are from each other; smaller is nearer for every one of them.
 *
 * <p>NaN as a result stands for SQL NULL. What each metric means for each element type is in the
 * table of {@link org.quiverdb.vector.kernel}.
 */
public enum DistanceMetric {
  /** {@code 1 - a.b / (|a| |b|)}; the Hamming count for 1-bit vectors, as in libSQL. */
  COSINE("cosine"),
  /** The Euclidean distance. */
  L2("l2"),
  /** The square of the Euclidean distance. */
  L2_SQUARED("l2 squared"),
  /** The inner product with its sign changed. */
  DOT("dot"),
  /** The sum of the absolute differences. */
  L1("l1"),
  /** The number of positions in which the vectors differ. */
  HAMMING("hamming"),
  /** {@code 1 - sum(min) / sum(max)}; {@code 1 - |and| / |or|} for 1-bit vectors. */
  JACCARD("jaccard");

  private final String label;

  DistanceMetric(String label) {
    this.label = label;
  }

  /** The name used in error messages. */
  public String label() {
    return label;
  }
}
