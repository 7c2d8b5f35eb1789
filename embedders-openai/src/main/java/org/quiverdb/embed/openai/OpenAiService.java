package org.quiverdb.embed.openai;

import org.quiverdb.embed.api.ApiSettings;
import org.quiverdb.embed.api.EmbeddingClient;
import org.quiverdb.embed.api.EmbeddingService;

/** OpenAI's API of embeddings. */
public final class OpenAiService implements EmbeddingService {
  @Override
  public String name() {
    return "openai";
  }

  @Override
  public EmbeddingClient connect(ApiSettings settings) {
    return new OpenAiClient(settings);
  }
}
