package org.quiverdb.embed.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to call an API.
 *
 * @param model the API's name of the model
 * @param dimensions to ask for, or 0 for the model's own
 * @param baseUrl of the API, or null for the usual one
 * @param key that says who pays
 * @param timeout of one request
 * @param retries how often a request is repeated that failed for no fault of its own
 */
public record ApiSettings(
    String model,
    int dimensions,
    @Nullable String baseUrl,
    String key,
    Duration timeout,
    int retries) {
  @Override
  public String toString() {
    return "ApiSettings[model="
        + model
        + ", dimensions="
        + dimensions
        + ", baseUrl="
        + baseUrl
        + "]";
  }
}
