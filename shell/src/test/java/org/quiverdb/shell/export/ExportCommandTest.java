package org.quiverdb.shell.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.quiverdb.shell.subcommand.ProgressLine;

class ExportCommandTest {
  @TempDir Path folder;
  private String database;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void makeTable() {
    database = folder.resolve("a.db").toString();
    try (QuiverConnection connection = QuiverConnection.open(database)) {
      connection.execute(
          "CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT, e F32_BLOB(2));"
              + "INSERT INTO t VALUES(1, 'a', vector('[1,2]')), (2, 'b', NULL)");
    }
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return ExportCommand.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void theNameTellsTheFormat() throws IOException {
    assertEquals(0, run(database, "t", "--to", file("x.jsonl")));
    assertEquals(
        "{\"id\":1,\"text\":\"a\",\"e\":[1.0,2.0]}\n{\"id\":2,\"text\":\"b\"}\n",
        Files.readString(Path.of(file("x.jsonl"))));
    assertTrue(out.toString().startsWith("2 rows of t into " + file("x.jsonl")), out.toString());
    assertEquals(0, run(database, "t", "--to", file("x.fvecs")));
    assertEquals(12, Files.size(Path.of(file("x.fvecs"))));
    assertEquals(
        "1 rows without a vector were left out\nColumns left out: id, text\n", err.toString());
    assertEquals(0, run(database, "t", "--to", file("x"), "--format", "csv", "--quiet"));
    assertEquals("", out.toString() + err);
  }

  @Test
  void refusals() {
    assertEquals(2, run(database, "t", "--to", file("x")));
    assertTrue(err.toString().contains("tells no format: add --format"));
    assertEquals(2, run(database, "t", "--to", file("x"), "--format", "xls"));
    assertTrue(err.toString().contains("expected jsonl, csv, npy, fvecs or parquet"));
    assertEquals(1, run(database, "u", "--to", file("x.npy")));
    assertTrue(err.toString().contains("there is no table u"));
    assertEquals(0, run(database, "t", "--to", file("x.npy")));
    assertEquals(1, run(database, "t", "--to", file("x.npy")));
    assertTrue(err.toString().contains("exists; --overwrite replaces it"));
    assertEquals(0, run(database, "t", "--to", file("x.npy"), "--overwrite"));
  }

  @Test
  void progressIsShownWithTheRowsThatAreLeft() {
    long[] nanos = {0};
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    ProgressLine line = new ProgressLine(to, false, () -> nanos[0]);
    ExportCommand.show(1_000, 0.1, line);
    nanos[0] = 6_000_000_000L;
    ExportCommand.show(4_000, 0.4, line);
    line.end();
    assertEquals("  40 %, 4,000 rows, 500 rows/s, 0:12 left\n", err.toString());
  }
}
