package org.quiverdb.embed.api;

import java.util.List;
import org.quiverdb.embed.EmbedException;

/** Calls an API of embeddings. Safe for use by several threads. */
public interface EmbeddingClient extends AutoCloseable {
  /**
   * Embeds texts by one request, repeated as the settings allow while the API is busy or broken.
   *
   * @return as many vectors, in the order of the texts
   * @throws EmbedException with the API's own message
   */
  List<float[]> embed(List<String> texts) throws EmbedException;

  @Override
  void close();
}
