package org.quiverdb.embed.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.TextLoad;
import org.quiverdb.embed.store.PassageTable;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.QuiverConnection;

/** The Batch API's files: requests out, answers in. */
class BatchFileTest {
  private static final ApiKind KIND =
      new ApiKind("openai", "m", 2, new ApiKind.Access(null, "KEY", null));

  @TempDir Path folder;
  private QuiverConnection connection;
  private PassageTable table;
  private Path file;
  private StoredModel model;

  @BeforeEach
  void load() throws Exception {
    connection = QuiverConnection.open(folder.resolve("x.db").toString());
    file = folder.resolve("a.md");
    Files.writeString(file, "# One\n\"first\" text\n# Two\nsecond text\n# Three\nthird text\n");
    store();
    table = new PassageTable(connection, "docs");
    model = StoredModel.find(connection, "docs");
  }

  private void store() throws Exception {
    try (TextLoad load = new TextLoad(connection, "docs", KIND)) {
      load.store(List.of(file), new TextSources(PassageSize.DEFAULT, null));
    }
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private List<String> requests() throws IOException {
    Path out = folder.resolve("batch.jsonl");
    List<Path> files = BatchFile.write(table, model, out);
    return files.isEmpty() ? List.of() : Files.readAllLines(out);
  }

  private static String id(String request) {
    return request.substring(request.indexOf(":\"") + 2, request.indexOf("\","));
  }

  private static String answer(String id, String vector) {
    return "{\"id\":\"r\",\"custom_id\":\""
        + id
        + "\",\"response\":{\"status_code\":200,\"request_id\":\"q\",\"body\":{\"object\":\"list\","
        + "\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":"
        + vector
        + "}],\"model\":\"m\",\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}},\"error\":null}";
  }

  private static String error(String id) {
    return "{\"id\":\"r\",\"custom_id\":\""
        + id
        + "\",\"response\":{\"status_code\":400,\"request_id\":\"q\",\"body\":{\"error\":"
        + "{\"message\":\"too long\"}}},\"error\":null}";
  }

  private BatchFile.Merged merge(List<String> lines) throws Exception {
    Path output = folder.resolve("output.jsonl");
    Files.write(output, lines);
    return BatchFile.merge(connection, table, 2, output);
  }

  @Test
  void requestsAreTheRowsThatWait() throws Exception {
    List<String> requests = requests();
    assertEquals(3, requests.size());
    assertTrue(
        requests
            .getFirst()
            .endsWith(
                "\"method\":\"POST\",\"url\":\"/v1/embeddings\",\"body\":{\"model\":\"m\","
                    + "\"input\":\"One\\n\\n\\\"first\\\" text\",\"dimensions\":2}}"),
        requests.getFirst());
  }

  @Test
  void answersFindTheirRows() throws Exception {
    List<String> ids = new ArrayList<>(requests().stream().map(BatchFileTest::id).toList());
    assertEquals(
        new BatchFile.Merged(2, 1, 1),
        merge(
            List.of(
                answer(ids.get(2), "[3,3]"),
                answer("99-abc", "[9,9]"),
                error(ids.get(1)),
                answer(ids.get(0), "[1,1]"))));
    assertEquals(1, table.counts()[1]);
    assertEquals(List.of(ids.get(1)), requests().stream().map(BatchFileTest::id).toList());
    assertEquals(new BatchFile.Merged(1, 0, 0), merge(List.of(answer(ids.get(1), "[2,2]"))));
    assertEquals(List.of(), requests());
  }

  @Test
  void aChangedTextGetsNoStaleVector() throws Exception {
    List<String> ids = requests().stream().map(BatchFileTest::id).toList();
    Files.writeString(file, "# One\nanother text\n# Two\nsecond text\n# Three\nthird text\n");
    store();
    long stale = merge(ids.stream().map(id -> answer(id, "[1,2]")).toList()).stale();
    assertTrue(stale >= 1, "stale " + stale);
    assertTrue(table.counts()[1] >= 1);
  }

  @Test
  void otherFilesAreRefused() throws Exception {
    List<String> ids = requests().stream().map(BatchFileTest::id).toList();
    String message =
        assertThrows(
                EmbedException.class,
                () -> merge(List.of(answer(ids.get(0), "[1,2]"), answer(ids.get(1), "[1,2,3]"))))
            .getMessage();
    assertTrue(message.contains("vectors of 3 dimensions, the table of 2"), message);
    assertEquals(3, table.counts()[1], "nothing was kept");
    assertThrows(EmbedException.class, () -> merge(List.of("")));
  }
}
