package org.quiverdb.embed.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.TextLoad;
import org.quiverdb.embed.api.ApiKind;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** Loads with several requests under way. */
@Timeout(60)
class ParallelRequestsTest {
  private static final int DIMENSIONS = 4;

  /** Makes seven requests. */
  private static final int ROWS = 3200;

  private static final int PARALLEL = 3;

  @TempDir Path folder;
  private FakeApi api;
  private QuiverConnection connection;
  private TextLoad load;
  private final List<Long> done = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    api = new FakeApi(DIMENSIONS);
    Path file = folder.resolve("a.txt");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append("CHAPTER ").append(i).append("\n\n").append("x".repeat(i % 99 + 1));
      text.append("\n\n");
    }
    Files.writeString(file, text.toString());
    connection = QuiverConnection.open(":memory:");
    ApiKind.Access access = new ApiKind.Access("secret", "KEY", api.url());
    load = new TextLoad(connection, "docs", new ApiKind("openai", "m", DIMENSIONS, access));
    assertEquals(
        ROWS, load.store(List.of(file), new TextSources(PassageSize.DEFAULT, null)).added());
  }

  @AfterEach
  void stop() {
    load.close();
    connection.close();
    api.close();
  }

  private long embed() throws EmbedException {
    return load.embed(PARALLEL, (rows, total) -> done.add(rows));
  }

  private long count(String where) {
    try (QuiverStatement query = connection.prepare("SELECT count(*) FROM docs WHERE " + where)) {
      assertTrue(query.step());
      return query.getLong(0);
    }
  }

  /** Rows whose vector is that of another text. */
  private long strangers() {
    return count(
        "embedding IS NOT NULL AND vector_extract(embedding) NOT LIKE '['"
            + " || length(heading || char(10, 10) || text) || ',%'");
  }

  @Test
  void theyAreUnderWayTogetherAndEachRowGetsItsOwnVector() throws Exception {
    CyclicBarrier all = new CyclicBarrier(PARALLEL);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < PARALLEL; i++) {
      api.steps.add((exchange, request) -> answerTogether(exchange, request, all));
    }
    for (int i = PARALLEL; i < 7; i++) {
      api.steps.add(
          (exchange, request) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            String body = FakeApi.body(request, DIMENSIONS);
            now.decrementAndGet();
            FakeApi.send(exchange, 200, body);
          });
    }
    assertEquals(ROWS, embed());
    assertEquals(7, api.inputs.size());
    assertTrue(most.get() <= PARALLEL, most + " requests at a time");
    assertEquals(0, count("embedding IS NULL"));
    assertEquals(0, strangers());
    assertEquals(done.stream().sorted().toList(), done);
    assertEquals(ROWS, done.getLast());
  }

  private static void answerTogether(HttpExchange exchange, JsonNode request, CyclicBarrier all)
      throws IOException {
    try {
      all.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException("the other requests did not come", e);
    }
    FakeApi.send(exchange, 200, FakeApi.body(request, DIMENSIONS));
  }

  @Test
  void whatWasUnderWayBesideAFailureIsKept() throws Exception {
    CyclicBarrier all = new CyclicBarrier(PARALLEL);
    api.steps.add(
        (exchange, request) -> {
          try {
            all.await(20, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IOException("the other requests did not come", e);
          }
          FakeApi.error(400, "no more", null).answer(exchange, request);
        });
    for (int i = 1; i < PARALLEL; i++) {
      api.steps.add((exchange, request) -> answerTogether(exchange, request, all));
    }
    String message = assertThrows(EmbedException.class, this::embed).getMessage();
    assertTrue(message.contains("no more"), message);
    long kept = ROWS - count("embedding IS NULL");
    assertTrue(kept >= 2 * 512, kept + " rows were kept");
    assertEquals(0, strangers());
    assertEquals(ROWS - kept, embed());
    assertEquals(0, count("embedding IS NULL"));
    assertEquals(0, strangers());
  }
}
