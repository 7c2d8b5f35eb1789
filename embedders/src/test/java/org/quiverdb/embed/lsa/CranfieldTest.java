package org.quiverdb.embed.lsa;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The Cranfield collection: 1,400 abstracts, 225 questions, graded judgements (1 for a complete
 * answer to 4 for little use, gains 4 to 1). Quality is nDCG@10 with the gains as they are.
 */
@Tag("slow")
class CranfieldTest {
  private static final Path FOLDER = Path.of("../../shared/corpora/text/cranfield");
  private static final int TOP = 10;

  @Test
  void rankingByModelIsBetterThanByWords() throws IOException {
    Path folder = folder();
    Assumptions.assumeTrue(folder != null, "skipped: no Cranfield collection in " + FOLDER);
    List<String> texts = texts(folder.resolve("cran.all.1400"));
    List<String> questions = texts(folder.resolve("cran.qry"));
    List<Map<Integer, Integer>> gains = gains(folder.resolve("cranqrel"), questions.size());

    double words = quality(texts, questions, gains, tfIdf(texts));
    LsaTrainer trained = LsaTrainer.train(texts, LsaOptions.DEFAULT);
    LsaModel model = trained.model();
    double lsa = quality(texts, questions, gains, model::embed);
    System.out.printf(
        "Cranfield nDCG@10: TF-IDF cosine of words %.3f, LSA %.3f (%d dimensions, %,d terms)%n",
        words, lsa, trained.dimensions(), trained.terms().size());
    assertTrue(lsa > words + 0.04, "LSA " + lsa + ", TF-IDF " + words);
    assertTrue(lsa > 0.38, "LSA " + lsa);
  }

  private static Path folder() {
    // The module's own folder, and that of a worktree beside the shared files.
    return Stream.of(FOLDER, Path.of("../../../shared/corpora/text/cranfield"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(null);
  }

  /** Words as axes of a space: what everyone begins with. Sublinear counts, inverse frequency. */
  private static Function<String, float[]> tfIdf(List<String> texts) {
    Features words = new Features(false, 1, 0);
    Map<String, Integer> frequencies = new HashMap<>();
    texts.forEach(t -> words.count(t).keySet().forEach(w -> frequencies.merge(w, 1, Integer::sum)));
    List<String> names = frequencies.keySet().stream().sorted().toList();
    Map<String, Integer> columns = new HashMap<>();
    names.forEach(name -> columns.put(name, columns.size()));
    return text -> {
      float[] vector = new float[names.size()];
      words
          .count(text)
          .forEach(
              (word, count) -> {
                Integer column = columns.get(word);
                if (column != null) {
                  double rarity = Math.log((double) texts.size() / frequencies.get(word));
                  vector[column] = (float) (LsaModel.sublinear(count) * rarity);
                }
              });
      LsaModel.normalize(vector);
      return vector;
    };
  }

  private static double quality(
      List<String> texts,
      List<String> questions,
      List<Map<Integer, Integer>> gains,
      Function<String, float[]> embedder) {
    float[][] vectors =
        texts.stream()
            .map(embedder)
            .map(vector -> vector == null ? new float[0] : vector)
            .toArray(float[][]::new);
    double sum = 0;
    for (int q = 0; q < questions.size(); q++) {
      float[] question = embedder.apply(questions.get(q));
      double[] scores = new double[vectors.length];
      for (int d = 0; d < scores.length; d++) {
        for (int i = 0; i < vectors[d].length; i++) {
          scores[d] += question[i] * vectors[d][i];
        }
      }
      List<Integer> order =
          IntStream.range(0, scores.length)
              .boxed()
              .sorted(Comparator.comparingDouble(d -> -scores[d]))
              .limit(TOP)
              .toList();
      Map<Integer, Integer> gain = gains.get(q);
      double ideal = discounted(gain.values().stream().sorted(Comparator.reverseOrder()).toList());
      sum += discounted(order.stream().map(d -> gain.getOrDefault(d, 0)).toList()) / ideal;
    }
    return sum / questions.size();
  }

  private static double discounted(List<Integer> gains) {
    double sum = 0;
    for (int i = 0; i < Math.min(TOP, gains.size()); i++) {
      sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }

  /** The .W parts of a file in the collection's own format. */
  private static List<String> texts(Path file) throws IOException {
    List<StringBuilder> texts = new ArrayList<>();
    boolean inText = false;
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      if (line.startsWith(".I ")) {
        texts.add(new StringBuilder());
      }
      if (line.matches("\\.[IWTAB](\\s.*)?")) {
        inText = line.startsWith(".W");
      } else if (inText) {
        texts.getLast().append(line).append('\n');
      }
    }
    return texts.stream().map(StringBuilder::toString).toList();
  }

  /** Question numbers are places in the file of questions, not the numbers written there. */
  private static List<Map<Integer, Integer>> gains(Path file, int questions) throws IOException {
    List<Map<Integer, Integer>> gains = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      gains.add(new HashMap<>());
    }
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.strip().split("\\s+");
      if (parts.length == 3) {
        int grade = Integer.parseInt(parts[2]);
        gains
            .get(Integer.parseInt(parts[0]) - 1)
            .put(Integer.parseInt(parts[1]) - 1, grade < 1 ? 0 : 5 - grade);
      }
    }
    return gains;
  }
}
