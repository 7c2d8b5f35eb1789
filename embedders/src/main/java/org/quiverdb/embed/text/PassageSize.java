package org.quiverdb.embed.text;

/**
 * How long passages are, in chars.
 *
 * @param wanted a passage ends with the sentence, or better the paragraph, that reaches this length
 * @param overlap how much of the end of a passage is said again at the beginning of the next one
 * under the same heading, in whole sentences
 */
public record PassageSize(int wanted, int overlap) {
  /** Some 150 words, of which up to 25 are said again. */
  public static final PassageSize DEFAULT = new PassageSize(800, 150);

  public PassageSize {
    if (wanted < 50 || wanted > 100_000 || overlap < 0 || overlap > wanted / 2) {
      throw new IllegalArgumentException(
          "a passage of "
              + wanted
              + " chars with an overlap of "
              + overlap
              + ": expected 50 to 100,000, and at most half of it");
    }
  }
}
