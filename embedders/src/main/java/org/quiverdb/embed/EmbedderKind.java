package org.quiverdb.embed;

import java.util.List;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;

/** A way to embed, as {@code --embed} names it. */
public interface EmbedderKind {
  /** Its name: {@code lsa}, {@code openai}. */
  String name();

  /**
   * Makes an embedder for new texts.
   *
   * @throws EmbedException if it cannot be made, e.g. without a key
   */
  Embedder make(List<String> texts) throws EmbedException;

  /** The embedder that a database names. */
  Embedder open(QuiverConnection connection, StoredModel model) throws EmbedException;
}
