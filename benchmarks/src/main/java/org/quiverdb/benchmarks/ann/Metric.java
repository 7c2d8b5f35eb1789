package org.quiverdb.benchmarks.ann;

/** How distance is measured. */
enum Metric {
  COSINE("cosine", "vector_distance_cos"),
  L2("l2", "vector_distance_l2");

  /** Two ways to compute one distance, relative to it, differ by no more in float32. */
  static final double TOLERANCE = 1e-6;

  private final String option;
  private final String function;

  Metric(String option, String function) {
    this.option = option;
    this.function = function;
  }

  /** Its name in CREATE INDEX. */
  String option() {
    return option;
  }

  /** The SQL function. */
  String function() {
    return function;
  }

  /** The distance in doubles, by the definition. */
  double distance(float[] a, float[] b) {
    double dot = 0;
    double normA = 0;
    double normB = 0;
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      normA += (double) a[i] * a[i];
      normB += (double) b[i] * b[i];
      squares += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return this == L2 ? Math.sqrt(squares) : 1 - dot / Math.sqrt(normA * normB);
  }
}
