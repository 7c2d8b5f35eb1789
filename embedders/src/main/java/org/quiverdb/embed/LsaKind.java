package org.quiverdb.embed;

import java.util.List;
import org.quiverdb.embed.lsa.LsaOptions;
import org.quiverdb.embed.lsa.LsaTrainer;
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

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Embedder make(List<String> texts) throws EmbedException {
    try {
      return new TrainedLsaEmbedder(LsaTrainer.train(texts, options));
    } catch (IllegalArgumentException e) {
      throw new EmbedException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public Embedder open(QuiverConnection connection, StoredModel model) {
    return new StoredLsaEmbedder(connection, model);
  }
}
