package org.quiverdb.embed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.lsa.Features;
import org.quiverdb.embed.lsa.LsaModel;
import org.quiverdb.embed.lsa.LsaStore;
import org.quiverdb.embed.lsa.LsaTrainer;
import org.quiverdb.embed.lsa.Term;
import org.quiverdb.engine.api.QuiverConnection;

/** A model that was trained a moment ago. */
final class TrainedLsaEmbedder implements Embedder {
  private final LsaTrainer trained;
  private final LsaModel model;

  TrainedLsaEmbedder(LsaTrainer trained) {
    this.trained = trained;
    this.model = trained.model();
  }

  @Override
  public int dimensions() {
    return trained.dimensions();
  }

  @Override
  public Map<String, String> settings() {
    Features features = trained.features();
    return Map.of(
        "pairs", features.pairs() ? "1" : "0",
        "chars_min", String.valueOf(features.charsMin()),
        "chars_max", String.valueOf(features.charsMax()),
        "stamp", Long.toHexString(checksum()));
  }

  /** Another one for other terms, whatever their order. */
  private long checksum() {
    long sum = trained.terms().size();
    for (Map.Entry<String, Term> term : trained.terms().entrySet()) {
      int hash = Arrays.hashCode(term.getValue().direction());
      sum += (31L * term.getKey().hashCode() + hash) * 0x9E3779B97F4A7C15L;
    }
    return sum;
  }

  @Override
  public void save(QuiverConnection connection, String name) {
    LsaStore.save(connection, name, trained.terms());
  }

  @Override
  public int batchSize(List<String> texts) {
    return StoredLsaEmbedder.batchSize(texts.size());
  }

  @Override
  public List<float @Nullable []> embed(List<String> texts) {
    return StoredLsaEmbedder.embedAll(model, texts);
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
