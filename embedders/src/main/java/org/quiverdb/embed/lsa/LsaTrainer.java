package org.quiverdb.embed.lsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Trains a model on a collection of texts: counts features, weights them (1 + ln of the count,
 * times the inverse document frequency, rows of length 1), and takes the directions of largest
 * variation, which bring together words that occur in the same company.
 *
 * @param features what is counted
 * @param terms what was learned of each feature
 * @param dimensions of the embeddings
 */
public record LsaTrainer(Features features, Map<String, Term> terms, int dimensions) {
  /** A direction for which there are fewer texts than this is chance. */
  private static final int TEXTS_PER_DIMENSION = 2;

  private static final int DIMENSIONS_LEAST = 16;

  /**
   * Trains a model.
   *
   * @throws IllegalArgumentException if the texts hold no words, or not two different ones
   */
  public static LsaTrainer train(List<String> texts, LsaOptions options) {
    List<Map<String, Integer>> counts = counts(sample(texts, options.trainingTexts()), options);
    Vocabulary vocabulary = Vocabulary.of(counts, options);
    if (vocabulary.size() < 2) {
      throw new IllegalArgumentException("there are too few words in the texts to learn from");
    }
    SparseMatrix matrix = matrix(counts, vocabulary);
    int wanted = Math.max(DIMENSIONS_LEAST, counts.size() / TEXTS_PER_DIMENSION);
    RandomizedSvd svd =
        RandomizedSvd.of(matrix, Math.min(options.dimensions(), wanted), options.seed());
    return new LsaTrainer(options.features(), terms(vocabulary, svd), svd.rank());
  }

  /** The model, with all that it knows in memory. */
  public LsaModel model() {
    return new LsaModel(dimensions, features, terms::get);
  }

  private static List<String> sample(List<String> texts, int most) {
    if (texts.size() <= most) {
      return texts;
    }
    List<String> sample = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      sample.add(texts.get((int) ((long) i * texts.size() / most)));
    }
    return sample;
  }

  private static List<Map<String, Integer>> counts(List<String> texts, LsaOptions options) {
    return IntStream.range(0, texts.size())
        .parallel()
        .mapToObj(i -> options.features().count(texts.get(i)))
        .toList();
  }

  private static SparseMatrix matrix(List<Map<String, Integer>> counts, Vocabulary vocabulary) {
    int[] starts = new int[counts.size() + 1];
    List<int[]> columns = new ArrayList<>(Collections.nCopies(counts.size(), new int[0]));
    for (int r = 0; r < counts.size(); r++) {
      int[] known = new int[counts.get(r).size()];
      int size = 0;
      for (String feature : counts.get(r).keySet()) {
        Integer column = vocabulary.columns().get(feature);
        if (column != null) {
          known[size++] = column;
        }
      }
      Arrays.sort(known, 0, size);
      columns.set(r, Arrays.copyOf(known, size));
      starts[r + 1] = Math.addExact(starts[r], size);
    }
    int[] indexes = new int[starts[counts.size()]];
    float[] values = new float[indexes.length];
    for (int r = 0; r < counts.size(); r++) {
      float[] row = weights(columns.get(r), counts.get(r), vocabulary);
      System.arraycopy(columns.get(r), 0, indexes, starts[r], row.length);
      System.arraycopy(row, 0, values, starts[r], row.length);
    }
    return new SparseMatrix(vocabulary.size(), starts, indexes, values);
  }

  private static float[] weights(int[] columns, Map<String, Integer> counts, Vocabulary known) {
    float[] row = new float[columns.length];
    for (int i = 0; i < row.length; i++) {
      int count = counts.getOrDefault(known.names().get(columns[i]), 0);
      row[i] = known.weights()[columns[i]] * LsaModel.sublinear(count);
    }
    LsaModel.normalize(row);
    return row;
  }

  private static Map<String, Term> terms(Vocabulary vocabulary, RandomizedSvd svd) {
    Map<String, Term> terms = new HashMap<>();
    for (int f = 0; f < vocabulary.size(); f++) {
      int at = f * svd.rank();
      float[] direction = Arrays.copyOfRange(svd.right(), at, at + svd.rank());
      terms.put(vocabulary.names().get(f), new Term(vocabulary.weights()[f], direction));
    }
    return terms;
  }
}
