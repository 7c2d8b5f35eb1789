package org.quiverdb.embed.lsa;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: turns texts into vectors. As safe for use by several threads as its terms are.
 */
public final class LsaModel {
  private final int dimensions;
  private final Features features;
  private final Function<String, @Nullable Term> terms;

  /**
   * @param terms what is known of a feature; null for one that is not known
   */
  public LsaModel(int dimensions, Features features, Function<String, @Nullable Term> terms) {
    this.dimensions = dimensions;
    this.features = features;
    this.terms = terms;
  }

  public int dimensions() {
    return dimensions;
  }

  public Features features() {
    return features;
  }

  /**
   * Embeds a text.
   *
   * @return a vector of length 1, or null when the model knows nothing of what the text holds
   */
  public float @Nullable [] embed(String text) {
    float[] sum = new float[dimensions];
    for (Map.Entry<String, Integer> count : features.count(text).entrySet()) {
      Term term = terms.apply(count.getKey());
      if (term != null) {
        float factor = term.weight() * sublinear(count.getValue());
        SparseMatrix.add(factor, term.direction(), 0, sum, 0, dimensions);
      }
    }
    return normalize(sum) ? sum : null;
  }

  /** What so many occurrences in one text count: the second says less than the first. */
  static float sublinear(int occurrences) {
    return (float) (1 + Math.log(occurrences));
  }

  /** Gives a vector length 1; false if it has none. */
  static boolean normalize(float[] vector) {
    double squares = 0;
    for (float element : vector) {
      squares += (double) element * element;
    }
    if (squares < 1e-20) {
      return false;
    }
    float factor = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return true;
  }
}
