package org.quiverdb.embed.api;

import org.quiverdb.embed.EmbedException;

/** Speaks to an API of embeddings; found by {@link java.util.ServiceLoader}. */
public interface EmbeddingService {
  /** The name of the API, as {@code --embed} has it. */
  String name();

  /**
   * Prepares to call the API; nothing is sent.
   *
   * @throws EmbedException if the settings are of no use
   */
  EmbeddingClient connect(ApiSettings settings) throws EmbedException;
}
