package org.quiverdb.embed.lsa;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features that a model knows: in at least two texts (unless there are few), in at most half
 * of them; of these the words first, then the pairs and character n-grams of most texts.
 *
 * @param names of the features; their order is that of columns
 * @param weights the inverse document frequency of each, times the weight of its kind
 * @param columns the place of each name
 */
record Vocabulary(List<String> names, float[] weights, Map<String, Integer> columns) {
  /** With fewer texts a feature of one text may be all that tells it from the others. */
  private static final int FEW_TEXTS = 200;

  /** Chooses from the counts of all texts. */
  static Vocabulary of(List<Map<String, Integer>> counts, LsaOptions options) {
    Map<String, Integer> frequencies = new HashMap<>();
    for (Map<String, Integer> text : counts) {
      text.keySet().forEach(feature -> frequencies.merge(feature, 1, Integer::sum));
    }
    int texts = counts.size();
    int least = texts < FEW_TEXTS ? 1 : 2;
    int most = texts < 4 ? texts : texts / 2;
    List<String> names = new ArrayList<>();
    frequencies.forEach(
        (feature, frequency) -> {
          if (frequency >= least && frequency <= most) {
            names.add(feature);
          }
        });
    Comparator<String> byFrequency = Comparator.comparing(frequencies::get);
    names.sort(
        Comparator.comparing(Vocabulary::isPartial)
            .thenComparing(byFrequency.reversed())
            .thenComparing(Comparator.naturalOrder()));
    List<String> kept =
        List.copyOf(names.subList(0, Math.min(names.size(), options.featuresMax())));
    float[] weights = new float[kept.size()];
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      String name = kept.get(i);
      double rarity = Math.log((1.0 + texts) / (0.5 + frequencies.getOrDefault(name, 0)));
      weights[i] = (float) rarity * weightOfKind(name, options);
      columns.put(name, i);
    }
    return new Vocabulary(kept, weights, columns);
  }

  /** Whether it is no whole word: rare words tell most, rare parts of words little. */
  private static boolean isPartial(String feature) {
    return Features.isCharacters(feature) || Features.isPair(feature);
  }

  private static float weightOfKind(String feature, LsaOptions options) {
    return Features.isCharacters(feature)
        ? options.charactersWeight()
        : Features.isPair(feature) ? options.pairWeight() : 1;
  }

  int size() {
    return names.size();
  }
}
