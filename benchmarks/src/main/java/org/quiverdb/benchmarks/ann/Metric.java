package org.quiverdb.benchmarks.ann;

/** How distance is measured. */
enum Metric {
  COSINE,
  L2;

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
