package org.quiverdb.embed.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is known of OpenAI's models of embeddings, and the limits of a request. Tokens are counted
 * by the API alone; here they are estimated.
 */
public final class ApiModel {
  /** A request may hold 2,048 inputs and 300,000 tokens; smaller ones are repeated at less cost. */
  private static final int INPUTS_MAX = 512;

  private static final int TOKENS_MAX = 100_000;

  /** Few languages take more tokens than this for their bytes. */
  private static final double BYTES_PER_TOKEN_LEAST = 2;

  /** English prose. */
  private static final double CHARS_PER_TOKEN = 4;

  /** Dimensions, and dollars for a million tokens by OpenAI's price list of 2024. */
  private record Known(int dimensions, double dollars) {}

  private static final Map<String, Known> KNOWN =
      Map.of(
          "text-embedding-3-small", new Known(1536, 0.02),
          "text-embedding-3-large", new Known(3072, 0.13),
          "text-embedding-ada-002", new Known(1536, 0.10));

  private ApiModel() {}

  /** The dimensions that a model gives by itself; 0 if the model is not known. */
  public static int dimensions(String model) {
    Known known = KNOWN.get(model);
    return known == null ? 0 : known.dimensions;
  }

  /**
   * What embedding so many chars will take, for people.
   *
   * @param share of the list price: 0.5 for the Batch API
   */
  public static String cost(String model, long chars, double share) {
    double tokens = chars / CHARS_PER_TOKEN;
    Known known = KNOWN.get(model);
    String price =
        known == null
            ? "the price of " + model + " is not known here"
            : String.format(Locale.ROOT, "about $%.4f", tokens / 1e6 * known.dollars * share);
    return String.format(Locale.ROOT, "about %,.0f tokens, %s", tokens, price);
  }

  /** How many of the texts, from the first one on, fit into a request; at least 1. */
  static int batchSize(List<String> texts) {
    double tokens = 0;
    int count = 0;
    while (count < Math.min(texts.size(), INPUTS_MAX)) {
      int bytes = texts.get(count).getBytes(StandardCharsets.UTF_8).length;
      tokens += 1 + bytes / BYTES_PER_TOKEN_LEAST;
      if (count > 0 && tokens > TOKENS_MAX) {
        break;
      }
      count++;
    }
    return count;
  }
}
