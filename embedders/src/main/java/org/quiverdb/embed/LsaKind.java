package org.quiverdb.embed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.lsa.Features;
import org.quiverdb.embed.lsa.LsaModel;
import org.quiverdb.embed.lsa.LsaOptions;
import org.quiverdb.embed.lsa.LsaStore;
import org.quiverdb.embed.lsa.LsaTrainer;
import org.quiverdb.embed.lsa.Term;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;

/**
 * {@code --embed lsa}: a model is trained on the texts that are first loaded, and kept in the
 * database; without a network and without a key.
 *
 * @param options of the training
 */
public record LsaKind(LsaOptions options) implements EmbedderKind {
  /** The name of this kind. */
  public static final String NAME = "lsa";

  private static final int BATCH_TEXTS = 1000;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Embedder make(List<String> texts) throws EmbedException {
    try {
      LsaTrainer trained = LsaTrainer.train(texts, options);
      return new LsaEmbedder(trained.model(), trained.terms());
    } catch (IllegalArgumentException e) {
      throw new EmbedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Embedder open(QuiverConnection connection, StoredModel model) {
    return new LsaEmbedder(LsaStore.load(connection, model), Map.of());
  }

  private record LsaEmbedder(LsaModel model, Map<String, Term> terms) implements Embedder {
    @Override
    public int dimensions() {
      return model.dimensions();
    }

    @Override
    public Map<String, String> settings() {
      Features features = model.features();
      return Map.of(
          "pairs", features.pairs() ? "1" : "0",
          "chars_min", String.valueOf(features.charsMin()),
          "chars_max", String.valueOf(features.charsMax()),
          "stamp", Long.toHexString(checksum()));
    }

    /** Another one for other terms. */
    private long checksum() {
      long sum = terms.size();
      for (Map.Entry<String, Term> term : terms.entrySet()) {
        int hash = Arrays.hashCode(term.getValue().direction());
        sum += (31L * term.getKey().hashCode() + hash) * 0x9E3779B97F4A7C15L;
      }
      return sum;
    }

    @Override
    public void save(QuiverConnection connection, String name) {
      LsaStore.save(connection, name, terms);
    }

    @Override
    public int batchSize(List<String> texts) {
      return Math.min(texts.size(), BATCH_TEXTS);
    }

    @Override
    public List<float @Nullable []> embed(List<String> texts) {
      float[][] vectors = new float[texts.size()][];
      IntStream.range(0, texts.size())
          .parallel()
          .forEach(i -> set(vectors, i, model.embed(texts.get(i))));
      return Arrays.asList(vectors);
    }

    @SuppressWarnings("NullAway") // an element of an array whose elements may be null
    private static void set(float[][] vectors, int i, float @Nullable [] vector) {
      vectors[i] = vector;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
