package org.quiverdb.embed.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.Embedder;
import org.quiverdb.embed.EmbedderKind;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;

/**
 * {@code --embed openai}: vectors from an API. The database names the model, its dimensions and the
 * URL if it is another than the usual one; never the key.
 *
 * @param name of the API
 * @param model the API's name of the model; for a table that has one, that of the table counts
 * @param dimensions to ask for, or 0 for the model's own
 * @param access to the API
 */
public record ApiKind(String name, String model, int dimensions, Access access)
    implements EmbedderKind {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int RETRIES = 6;

  /**
   * How to reach the API.
   *
   * @param key that says who pays, or null if there is none
   * @param keyName the environment variable that it comes from, for messages
   * @param baseUrl of the API, or null for the usual one
   */
  public record Access(@Nullable String key, String keyName, @Nullable String baseUrl) {
    @Override
    public String toString() {
      return "Access[" + keyName + ", " + baseUrl + "]";
    }
  }

  @Override
  public Embedder make(List<String> texts) throws EmbedException {
    int known = dimensions > 0 ? dimensions : ApiModel.dimensions(model);
    if (known > 0) {
      return embedder(model, known, access.baseUrl());
    }
    // The model is not one of those known here: a first request tells what it gives.
    try (EmbeddingClient client = connect(model, 0, access.baseUrl())) {
      return embedder(model, client.embed(texts.subList(0, 1)).getFirst().length, access.baseUrl());
    }
  }

  @Override
  public Embedder open(QuiverConnection connection, StoredModel stored) throws EmbedException {
    String url = stored.get("base_url");
    if (!url.isEmpty() && access.baseUrl() == null) {
      // A database may come from anywhere: it does not say where texts and the key are sent.
      throw new EmbedException(
          "model " + stored.name() + " is one of " + url + ": say --base-url if you trust it");
    }
    return embedder(stored.get("api_model"), stored.number("dimensions"), access.baseUrl());
  }

  private Embedder embedder(String apiModel, int size, @Nullable String url) {
    return new ApiEmbedder(apiModel, size, url, () -> connect(apiModel, size, url));
  }

  private EmbeddingClient connect(String apiModel, int size, @Nullable String url)
      throws EmbedException {
    if (access.key() == null || access.key().isBlank()) {
      throw new EmbedException(
          "set " + access.keyName() + " to the key of the API; --embed lsa needs none");
    }
    // A model that has one size only does not take the parameter.
    int asked = size == ApiModel.dimensions(apiModel) ? 0 : size;
    ApiSettings settings = new ApiSettings(apiModel, asked, url, access.key(), TIMEOUT, RETRIES);
    return service().connect(settings);
  }

  private EmbeddingService service() throws EmbedException {
    for (EmbeddingService service : ServiceLoader.load(EmbeddingService.class)) {
      if (service.name().equals(name)) {
        return service;
      }
    }
    throw new EmbedException(
        "the part that speaks to " + name + " is not there: add quiver-embedders-" + name);
  }

  /** Makes a client when it is first needed. */
  @FunctionalInterface
  private interface Connector {
    EmbeddingClient connect() throws EmbedException;
  }

  private static final class ApiEmbedder implements Embedder {
    private final String model;
    private final int dimensions;
    private final @Nullable String baseUrl;
    private final Connector connector;
    private @Nullable EmbeddingClient client;

    ApiEmbedder(String model, int dimensions, @Nullable String baseUrl, Connector connector) {
      this.model = model;
      this.dimensions = dimensions;
      this.baseUrl = baseUrl;
      this.connector = connector;
    }

    @Override
    public int dimensions() {
      return dimensions;
    }

    @Override
    public Map<String, String> settings() {
      return baseUrl == null
          ? Map.of("api_model", model, "stamp", model)
          : Map.of("api_model", model, "stamp", model, "base_url", baseUrl);
    }

    @Override
    public void save(QuiverConnection connection, String name) {
      // The settings are all there is.
    }

    @Override
    public int batchSize(List<String> texts) {
      return ApiModel.batchSize(texts);
    }

    @Override
    public boolean isThreadSafe() {
      return true;
    }

    private synchronized EmbeddingClient client() throws EmbedException {
      EmbeddingClient ready = client;
      if (ready == null) {
        ready = connector.connect();
        client = ready;
      }
      return ready;
    }

    @Override
    public List<float @Nullable []> embed(List<String> texts) throws EmbedException {
      List<float[]> vectors = client().embed(texts);
      for (float[] vector : vectors) {
        if (vector.length != dimensions) {
          throw new EmbedException(
              "the API gave a vector of "
                  + vector.length
                  + " dimensions for "
                  + model
                  + ", the table holds "
                  + dimensions);
        }
      }
      return List.copyOf(vectors);
    }

    @Override
    public synchronized void close() {
      if (client != null) {
        client.close();
      }
    }
  }
}
