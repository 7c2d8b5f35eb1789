package org.quiverdb.shell.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

class LoadCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String input = "";
  private String database = "";

  @BeforeEach
  void names() {
    input = folder.resolve("docs.jsonl").toString();
    database = folder.resolve("app.db").toString();
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return LoadCommand.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private void write(String text) throws IOException {
    Files.writeString(Path.of(input), text);
  }

  private String nearest() {
    try (QuiverConnection connection = QuiverConnection.open(database);
        QuiverStatement query =
            connection.prepare(
                "SELECT id, text FROM docs ORDER BY vector_distance_l2(e, vector('[1,2]'))")) {
      StringBuilder rows = new StringBuilder();
      while (query.step()) {
        rows.append(query.getLong(0)).append(query.getText(1)).append(' ');
      }
      return rows.toString();
    }
  }

  @Test
  void aFileIsLoadedAndAskedForItsNearestRows() throws IOException {
    write(
        """
        {"id": 1, "text": "a", "embedding": [9, 9]}
        {"id": 2, "text": "b", "embedding": [1, 2]}
        {"id": 3, "text": "c", "embedding": [2, 3]}
        """);
    assertEquals(0, run(input, "--into", database, "--table", "docs", "--column", "e"));
    assertTrue(out.toString().startsWith("3 rows into docs of " + database + " in "));
    assertEquals("2b 3c 1a ", nearest());
    assertEquals(0, run(input, "--into", database, "--table", "more", "--type", "f8", "--quiet"));
    assertEquals("", out.toString() + err);
  }

  @Test
  void theExitStatusTellsWhatHappened() throws IOException {
    write("{\"id\": 1, \"embedding\": [9, 9]}\n{\"id\": 2, \"embedding\": [9]}\n");
    assertEquals(3, run(input, "--into", database, "--table", "docs"));
    assertTrue(err.toString().contains("Rejected records, with reasons: " + input + ".rejected"));
    assertTrue(out.toString().endsWith(", 1 rejected\n"));
    assertEquals(1, run(input, "--into", database, "--table", "strict", "--on-bad", "stop"));
    assertTrue(
        err.toString()
            .contains(
                "Error: " + input + ", line 2: has 1 dimensions, expected 2. Stopped; no rows"));
    assertEquals(1, run("missing", "--into", database, "--table", "docs"));
    assertEquals("Error: missing: no such file\n", err.toString());
    assertEquals(2, run(input, "--into", database));
    assertTrue(err.toString().contains("--table"));
    assertEquals(2, run(input, "--into", database, "--table", "t", "--type", "f7"));
    assertTrue(err.toString().contains("expected f32, f64"));
    assertEquals(0, run("--help"));
    assertTrue(out.toString().contains("Exit status:"));
  }

  @Test
  void aFailedFirstLoadLeavesNoDatabase() throws IOException {
    write("{\"id\": 1, \"nothing\": 1}\n");
    assertEquals(1, run(input, "--into", database, "--table", "docs"));
    assertFalse(Files.exists(Path.of(database)));
  }
}
