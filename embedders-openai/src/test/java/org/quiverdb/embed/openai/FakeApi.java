package org.quiverdb.embed.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback interface that speaks the API of embeddings, as told. */
final class FakeApi implements AutoCloseable {
  /** What to do with one request. */
  interface Step {
    void answer(HttpExchange exchange, JsonNode request) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final int dimensions;

  /** Steps for the next requests; afterwards all are answered well. */
  final Deque<Step> steps = new ArrayDeque<>();

  /** How many inputs each request had. */
  final List<Integer> inputs = new ArrayList<>();

  final List<Long> nanos = new ArrayList<>();
  String authorization = "";

  FakeApi(int dimensions) throws IOException {
    this.dimensions = dimensions;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", this::handle);
    server.setExecutor(executor);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = new ObjectMapper().readTree(exchange.getRequestBody());
      Step step = begin(exchange, request);
      if (step == null) {
        send(exchange, 200, body(request, dimensions));
      } else {
        step.answer(exchange, request);
      }
    }
  }

  private synchronized Step begin(HttpExchange exchange, JsonNode request) {
    nanos.add(System.nanoTime());
    authorization = exchange.getRequestHeaders().getFirst("Authorization");
    inputs.add(request.get("input").size());
    return steps.poll();
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static Step error(int status, String message, String retryAfter) {
    return (exchange, request) -> {
      if (retryAfter != null) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      send(
          exchange,
          status,
          "{\"error\":{\"message\":\"" + message + "\",\"type\":\"t\",\"code\":null}}");
    };
  }

  /** Vectors that tell the length and the first char of their text; in reverse order. */
  static String body(JsonNode request, int dimensions) {
    List<String> data = new ArrayList<>();
    for (int i = request.get("input").size() - 1; i >= 0; i--) {
      String text = request.get("input").get(i).asText();
      StringBuilder vector = new StringBuilder("[" + text.length() + "," + (int) text.charAt(0));
      for (int d = 2; d < dimensions; d++) {
        vector.append(",1");
      }
      data.add("{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + vector + "]}");
    }
    return "{\"object\":\"list\",\"data\":["
        + String.join(",", data)
        + "],\"model\":\"m\",\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}";
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdownNow();
  }
}
