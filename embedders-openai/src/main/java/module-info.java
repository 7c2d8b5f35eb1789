/** Embeddings from OpenAI's API. */
module org.quiverdb.embed.openai {
  requires openai.java.client.okhttp;
  requires openai.java.core;
  requires org.quiverdb.embed;
  requires static org.jspecify;

  provides org.quiverdb.embed.api.EmbeddingService with
      org.quiverdb.embed.openai.OpenAiService;
}
