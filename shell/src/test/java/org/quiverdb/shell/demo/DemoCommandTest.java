package org.quiverdb.shell.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return DemoCommand.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void theStepsAreToldAndTheDatabaseIsKept() {
    int status = run("--rows", "300", "--dims", "16", "--dir", folder.toString());
    assertEquals(0, status, err::toString);
    String text = out.toString(StandardCharsets.UTF_8);
    for (String expected :
        new String[] {
          "1. Making 300 vectors of 16 dimensions",
          "2. Loading them",
          "3. Asking: SELECT id, vector_distance_cos(e, ?) AS d FROM docs ORDER BY d LIMIT 10",
          "p50 ",
          "p99 ",
          "rows/s",
          "4. Texts, without a key: quiver load ",
          "A squeaking chain, passage 9",
          "Night sky > Finding north, passage 41",
          "Coffee > Bitter coffee, passage 25",
          "sqlite3 ",
          "jdbc:quiver:"
        }) {
      assertTrue(text.contains(expected), expected + " in " + text);
    }
    assertTrue(Files.exists(folder.resolve("demo.db")));
    assertFalse(Files.exists(folder.resolve("embeddings.jsonl")));
  }

  @Test
  void jsonAloneIsOnStandardOutput() {
    assertEquals(
        0,
        run("--rows", "200", "--dims", "8", "--json", "--dir", folder.toString()),
        err::toString);
    String json = out.toString(StandardCharsets.UTF_8);
    assertTrue(json.startsWith("{\"rows\":200,\"dimensions\":8,"), json);
    assertTrue(json.contains("\"nearest\":[{\"id\":"), json);
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("1. Making"));
  }

  @Test
  void impossibleSizesAreRefused() {
    assertEquals(2, run("--rows", "5", "--dir", folder.toString()));
    assertEquals(2, run("--dims", "1", "--dir", folder.toString()));
    assertEquals(1, run("--rows", "10000000", "--dims", "60000", "--dir", folder.toString()));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("the demo needs"));
  }
}
