package org.quiverdb.embed.openai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.embed.Answers;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.TextLoad;
import org.quiverdb.embed.api.ApiKind;
import org.quiverdb.embed.api.ApiSettings;
import org.quiverdb.embed.api.EmbeddingClient;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** The API's client beside a server that answers well, slowly, wrongly and not at all. */
@Timeout(60)
class OpenAiTest {
  private static final int DIMENSIONS = 4;

  @TempDir Path folder;
  private FakeApi api;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi(DIMENSIONS);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private EmbeddingClient client(Duration timeout, int retries) {
    return new OpenAiService()
        .connect(new ApiSettings("m", 0, api.url(), "secret", timeout, retries));
  }

  private EmbedException failure(int retries) {
    try (EmbeddingClient client = client(Duration.ofSeconds(20), retries)) {
      return assertThrows(EmbedException.class, () -> client.embed(List.of("a", "b")));
    }
  }

  @Test
  void vectorsComeInTheOrderOfTheTexts() throws Exception {
    try (EmbeddingClient client = client(Duration.ofSeconds(20), 0)) {
      List<float[]> vectors = client.embed(List.of("abc", "z"));
      assertArrayEquals(new float[] {3, 'a', 1, 1}, vectors.get(0));
      assertArrayEquals(new float[] {1, 'z', 1, 1}, vectors.get(1));
      assertEquals("Bearer secret", api.authorization);
    }
  }

  @Test
  void busyAndBrokenServersAreAskedAgain() throws Exception {
    api.steps.add(FakeApi.error(429, "slow down", "1"));
    api.steps.add(FakeApi.error(500, "oops", null));
    try (EmbeddingClient client = client(Duration.ofSeconds(20), 3)) {
      assertEquals(2, client.embed(List.of("a", "b")).size());
    }
    assertEquals(3, api.nanos.size());
    assertTrue(api.nanos.get(1) - api.nanos.get(0) >= 990_000_000L, "Retry-After: 1");
  }

  @Test
  void retriesEnd() {
    api.steps.add(FakeApi.error(429, "quota is used up", "0"));
    api.steps.add(FakeApi.error(429, "quota is used up", "0"));
    String message = failure(1).getMessage();
    assertTrue(message.contains("429") && message.contains("quota is used up"), message);
    assertEquals(2, api.nanos.size());
  }

  @Test
  void refusalsAreNotRepeated() {
    api.steps.add(FakeApi.error(400, "input 1 is too long", null));
    String message = failure(5).getMessage();
    assertTrue(message.contains("400") && message.contains("input 1 is too long"), message);
    api.steps.add(FakeApi.error(401, "bad key", null));
    message = failure(5).getMessage();
    assertTrue(message.contains("is the key right?"), message);
    assertEquals(2, api.nanos.size());
  }

  @Test
  void truncatedAndForeignAnswersAreErrors() {
    api.steps.add(
        (exchange, request) -> {
          byte[] body = FakeApi.body(request, DIMENSIONS).getBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body, 0, body.length / 2);
          exchange.getResponseBody().flush();
        });
    assertTrue(failure(0).getMessage().startsWith("the API"));
    api.steps.add((exchange, request) -> FakeApi.send(exchange, 200, "{\"data\":[{\"ind"));
    assertTrue(failure(0).getMessage().startsWith("the API"));
    api.steps.add((exchange, request) -> FakeApi.send(exchange, 200, "<html>hello</html>"));
    assertTrue(failure(0).getMessage().startsWith("the API"));
    api.steps.add(
        (exchange, request) ->
            FakeApi.send(
                exchange,
                200,
                "{\"object\":\"list\",\"data\":[],\"model\":\"m\","
                    + "\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}"));
    assertEquals("the API's answer holds 0 vectors for 2 texts", failure(0).getMessage());
  }

  @Test
  void slowAnswersTimeOut() {
    api.steps.add(
        (exchange, request) -> {
          try {
            Thread.sleep(3000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (EmbeddingClient client = client(Duration.ofMillis(300), 0)) {
      long start = System.nanoTime();
      String message =
          assertThrows(EmbedException.class, () -> client.embed(List.of("a"))).getMessage();
      assertTrue(message.startsWith("the API cannot be reached"), message);
      assertTrue(System.nanoTime() - start < 2_500_000_000L);
    }
  }

  @Test
  void nobodyThere() {
    String url = api.url();
    api.close();
    try (EmbeddingClient client =
        new OpenAiService().connect(new ApiSettings("m", 0, url, "k", Duration.ofSeconds(5), 0))) {
      String message =
          assertThrows(EmbedException.class, () -> client.embed(List.of("a"))).getMessage();
      assertTrue(message.startsWith("the API cannot be reached"), message);
    }
  }

  private ApiKind kind(int dimensions) {
    return new ApiKind("openai", "m", dimensions, new ApiKind.Access("secret", "KEY", api.url()));
  }

  @Test
  void aLoadThatStoppedGoesOnWhereItWas() throws Exception {
    Path file = folder.resolve("a.txt");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 700; i++) {
      text.append("CHAPTER ").append(i).append("\n\n").append("x".repeat(i + 1)).append("\n\n");
    }
    Files.writeString(file, text.toString());
    TextSources sources = new TextSources(PassageSize.DEFAULT, null);
    try (QuiverConnection connection = QuiverConnection.open(folder.resolve("x.db").toString())) {
      try (TextLoad load = new TextLoad(connection, "docs", kind(DIMENSIONS))) {
        load.store(List.of(file), sources);
        api.steps.add((exchange, request) -> FakeApi.send(exchange, 200, FakeApi.body(request, 4)));
        api.steps.add(FakeApi.error(400, "no more", null));
        assertThrows(EmbedException.class, () -> load.embed((done, total) -> {}));
        long left = load.table().counts()[1];
        assertEquals(700 - api.inputs.getFirst(), left);
      }
      try (TextLoad load = new TextLoad(connection, "docs", kind(0))) {
        assertEquals(700, load.store(List.of(file), sources).kept());
        assertEquals(700 - api.inputs.getFirst(), load.embed((done, total) -> {}));
        assertEquals(0, load.table().counts()[1]);
      }
      assertEquals(
          "CHAPTER 9\n\nxxxxxxxxxx".length(), first(connection, "position = 10"), "its own vector");
      assertEquals(3, Answers.find(connection, "docs", kind(0), "CHAPTER", 3).size());
    }
  }

  private static float first(QuiverConnection connection, String where) {
    try (QuiverStatement query = connection.prepare("SELECT embedding FROM docs WHERE " + where)) {
      assertTrue(query.step());
      return query.getVector(0)[0];
    }
  }

  @Test
  void wrongDimensionsAndMissingKeysAreNamed() throws Exception {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "Some text.\n");
    TextSources sources = new TextSources(PassageSize.DEFAULT, null);
    try (QuiverConnection connection = QuiverConnection.open(":memory:");
        TextLoad load = new TextLoad(connection, "docs", kind(8))) {
      load.store(List.of(file), sources);
      String message =
          assertThrows(EmbedException.class, () -> load.embed((done, total) -> {})).getMessage();
      assertEquals("the API gave a vector of 4 dimensions for m, the table holds 8", message);
    }
    ApiKind keyless = new ApiKind("openai", "m", 0, new ApiKind.Access(null, "A_KEY", null));
    try (QuiverConnection connection = QuiverConnection.open(":memory:");
        TextLoad load = new TextLoad(connection, "docs", keyless)) {
      String message =
          assertThrows(EmbedException.class, () -> load.store(List.of(file), sources)).getMessage();
      assertTrue(message.startsWith("set A_KEY to the key"), message);
    }
  }

  @Test
  void theDatabaseDoesNotSayWhereTheKeyGoes() throws Exception {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "Some text.\n");
    try (QuiverConnection connection = QuiverConnection.open(":memory:")) {
      try (TextLoad load = new TextLoad(connection, "docs", kind(DIMENSIONS))) {
        load.store(List.of(file), new TextSources(PassageSize.DEFAULT, null));
      }
      ApiKind usual = new ApiKind("openai", "m", 0, new ApiKind.Access("secret", "KEY", null));
      String message =
          assertThrows(EmbedException.class, () -> Answers.find(connection, "docs", usual, "x", 1))
              .getMessage();
      assertTrue(message.endsWith("say --base-url if you trust it"), message);
      assertEquals(List.of(), api.inputs);
    }
  }

  @Test
  void anUnknownModelIsAskedForItsDimensions() throws Exception {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "Some text.\n");
    try (QuiverConnection connection = QuiverConnection.open(":memory:");
        TextLoad load = new TextLoad(connection, "docs", kind(0))) {
      load.store(List.of(file), new TextSources(PassageSize.DEFAULT, null));
      assertEquals(DIMENSIONS, load.embedder().dimensions());
      assertEquals(1, load.embed((done, total) -> {}));
    }
  }
}
