package org.quiverdb.embed.lsa;

/**
 * How to train.
 *
 * @param dimensions the most that an embedding gets; a small collection gets fewer
 * @param features what is counted in a text
 * @param featuresMax the most features that a model knows: words before others, then those in most
 * texts
 * @param pairWeight what a pair of words counts beside a word
 * @param charactersWeight what a character n-gram counts beside a word
 * @param trainingTexts the most texts that are looked at; of more, evenly chosen ones
 * @param seed of the random start; the same seed and texts give the same model
 */
public record LsaOptions(
    int dimensions,
    Features features,
    int featuresMax,
    float pairWeight,
    float charactersWeight,
    int trainingTexts,
    long seed) {
  /** The largest number of dimensions that can be asked for. */
  public static final int DIMENSIONS_MAX = 2048;

  /** 256 dimensions, words, pairs of words and character n-grams. */
  public static final LsaOptions DEFAULT =
      new LsaOptions(256, new Features(true, 3, 5), 20_000, 0.3f, 0.3f, 20_000, 1);

  public LsaOptions {
    if (dimensions < 1 || dimensions > DIMENSIONS_MAX) {
      throw new IllegalArgumentException(
          "dimensions " + dimensions + ": expected 1 to " + DIMENSIONS_MAX);
    }
  }

  /** The same options with other dimensions. */
  public LsaOptions withDimensions(int value) {
    return new LsaOptions(
        value, features, featuresMax, pairWeight, charactersWeight, trainingTexts, seed);
  }

  /** The same options with another seed. */
  public LsaOptions withSeed(long value) {
    return new LsaOptions(
        dimensions, features, featuresMax, pairWeight, charactersWeight, trainingTexts, value);
  }
}
