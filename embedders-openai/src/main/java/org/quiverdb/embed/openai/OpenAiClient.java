package org.quiverdb.embed.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.api.ApiSettings;
import org.quiverdb.embed.api.EmbeddingClient;

/**
 * Calls the API through the official library, which repeats a request after 408, 409, 429, 5xx and
 * broken connections: after the time that Retry-After names, or else twice as long each time, from
 * half a second up to eight.
 */
final class OpenAiClient implements EmbeddingClient {
  private final OpenAIClient client;
  private final ApiSettings settings;

  OpenAiClient(ApiSettings settings) {
    this.settings = settings;
    OpenAIOkHttpClient.Builder builder =
        OpenAIOkHttpClient.builder()
            .apiKey(settings.key())
            .timeout(settings.timeout())
            .maxRetries(settings.retries());
    if (settings.baseUrl() != null) {
      builder.baseUrl(settings.baseUrl());
    }
    this.client = builder.build();
  }

  @Override
  public List<float[]> embed(List<String> texts) throws EmbedException {
    EmbeddingCreateParams.Builder params =
        EmbeddingCreateParams.builder()
            .model(settings.model())
            .inputOfArrayOfStrings(texts)
            .encodingFormat(EmbeddingCreateParams.EncodingFormat.FLOAT);
    if (settings.dimensions() > 0) {
      params.dimensions(settings.dimensions());
    }
    try {
      return vectors(client.embeddings().create(params.build()), texts.size());
    } catch (OpenAIServiceException e) {
      throw new EmbedException("the API refused: " + e.getMessage() + advice(e.statusCode()), e);
    } catch (OpenAIIoException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new EmbedException("the API cannot be reached: " + cause.getMessage(), e);
    } catch (OpenAIException e) {
      throw new EmbedException("the API's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> " (is the key right?)";
      case 429 -> " (the limit of the account; what is embedded is kept, go on later)";
      default -> "";
    };
  }

  private static List<float[]> vectors(CreateEmbeddingResponse response, int count)
      throws EmbedException {
    float[][] vectors = new float[count][];
    int found = 0;
    for (Embedding embedding : response.data()) {
      int index = (int) embedding.index();
      if (index < 0 || index >= count || vectors[index] != null) {
        throw new EmbedException("the API's answer holds a vector for text " + index);
      }
      List<Float> values = embedding.embedding();
      float[] vector = new float[values.size()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = values.get(i);
      }
      vectors[index] = vector;
      found++;
    }
    if (found != count) {
      throw new EmbedException(
          "the API's answer holds " + found + " vectors for " + count + " texts");
    }
    return Arrays.asList(vectors);
  }

  @Override
  public void close() {
    client.close();
  }
}
