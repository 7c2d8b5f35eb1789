package org.quiverdb.embed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.lsa.LsaModel;
import org.quiverdb.embed.lsa.LsaStore;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;

/** A model of a database: read whole for many texts, by its terms for a question. */
final class StoredLsaEmbedder implements Embedder {
  private static final int BATCH_TEXTS = 1000;

  /** With so many texts it pays to read the whole model. */
  private static final int MANY_TEXTS = 16;

  private final QuiverConnection connection;
  private final StoredModel stored;
  private @Nullable LsaModel whole;

  StoredLsaEmbedder(QuiverConnection connection, StoredModel stored) {
    this.connection = connection;
    this.stored = stored;
  }

  @Override
  public int dimensions() {
    return stored.number("dimensions");
  }

  @Override
  public Map<String, String> settings() {
    return stored.settings();
  }

  @Override
  public void save(QuiverConnection target, String name) {
    throw new IllegalStateException("the model is stored");
  }

  @Override
  public int batchSize(List<String> texts) {
    return batchSize(texts.size());
  }

  static int batchSize(int texts) {
    return Math.min(texts, BATCH_TEXTS);
  }

  @Override
  public List<float @Nullable []> embed(List<String> texts) {
    LsaModel ready = whole;
    if (ready == null && texts.size() < MANY_TEXTS) {
      try (LsaStore store = new LsaStore(connection, stored)) {
        LsaModel model = store.model();
        return Arrays.asList(texts.stream().map(model::embed).toArray(float[][]::new));
      }
    }
    if (ready == null) {
      ready = LsaStore.load(connection, stored);
      whole = ready;
    }
    return embedAll(ready, texts);
  }

  /** Embeds on all processors. */
  static List<float @Nullable []> embedAll(LsaModel model, List<String> texts) {
    return Arrays.asList(
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> model.embed(texts.get(i)))
            .toArray(float[][]::new));
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
