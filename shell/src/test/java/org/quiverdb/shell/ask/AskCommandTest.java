package org.quiverdb.shell.ask;

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
import org.quiverdb.shell.load.LoadCommand;

/** Documents loaded and asked from the command line. */
class AskCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String database;

  @BeforeEach
  void write() throws IOException {
    database = folder.resolve("x.db").toString();
    Files.writeString(
        folder.resolve("tea.md"),
        "# Green tea\nPour water of eighty degrees on green leaves.\n"
            + "# Storage\nKeep the tin closed, dry and dark.\n");
    Files.writeString(
        folder.resolve("cats.html"), "<title>Cats</title><p>A cat sleeps most of the day.</p>");
  }

  private PrintStream stream(ByteArrayOutputStream to) {
    to.reset();
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private int load(String... arguments) {
    return LoadCommand.run(arguments, stream(out), stream(err));
  }

  private int ask(String... arguments) {
    return AskCommand.run(arguments, stream(out), stream(err));
  }

  private int loadAll(String table) {
    return load(folder.toString(), "--embed", "lsa", "--into", database, "--table", table);
  }

  @Test
  void theNearestPassageComesFirst() {
    assertEquals(0, loadAll("docs"), err::toString);
    assertTrue(out.toString().contains("3 passages of 2 files"), out::toString);
    assertEquals(0, ask(database, "when", "do", "cats", "sleep?", "--top", "1"), err::toString);
    String text = out.toString();
    assertTrue(text.startsWith("1. "), text);
    assertTrue(text.contains("cats.html, Cats, passage 1  (distance 0."), text);
    assertTrue(text.contains("   A cat sleeps most of the day."), text);
    assertEquals(0, ask(database, "green leaves", "--json", "--top", "2"));
    text = out.toString();
    assertTrue(
        text.startsWith("{\"question\":\"green leaves\",\"table\":\"docs\",\"answers\":[{\"id\":"),
        text);
    assertTrue(text.contains("\"heading\":\"Green tea\",\"position\":1,\"text\":\"Pour"), text);
  }

  @Test
  void severalTablesAreToldApart() {
    loadAll("a");
    loadAll("b");
    assertEquals(1, ask(database, "tea"));
    assertTrue(err.toString().contains("name one by --table: a, b"), err::toString);
    assertEquals(0, ask(database, "tea", "--table", "b"), err::toString);
  }

  @Test
  void whatCannotBeAskedSaysSo() throws IOException {
    assertEquals(1, ask(database, "x"));
    assertTrue(err.toString().contains("no such file"), err::toString);
    Files.createFile(Path.of(database));
    assertEquals(1, ask(database, "x"));
    assertTrue(err.toString().contains("holds no texts that can be asked"), err::toString);
    assertEquals(2, ask(database));
    assertEquals(2, ask(database, "x", "--top", "0"));
    assertEquals(0, loadAll("docs"));
    assertEquals(1, ask(database, "\u4e2d\u6587"));
    assertTrue(err.toString().contains("none of the question's words"), err::toString);
  }

  @Test
  void loadsThatCannotBeSaySo() {
    assertEquals(2, load("--embed", "lsa", "--into", database, "--table", "t"));
    assertEquals(1, load("missing", "--embed", "lsa", "--into", database, "--table", "t"));
    assertTrue(err.toString().contains("missing: no such file"), err::toString);
    assertEquals(
        2,
        load(
            folder.toString(),
            "--embed",
            "lsa",
            "--chunk",
            "3",
            "--into",
            database,
            "--table",
            "t"));
    assertEquals(2, load("x", "--embed", "magic", "--into", database, "--table", "t"));
  }

  @Test
  void batchFilesNeedNoKey() throws IOException {
    Path requests = folder.resolve("requests");
    assertEquals(
        0,
        load(
            folder.toString(),
            "--embed",
            "openai-batch",
            "--batch-file",
            requests.toString(),
            "--into",
            database,
            "--table",
            "t"),
        err::toString);
    assertTrue(out.toString().contains("3 requests (about "), out::toString);
    assertEquals(3, Files.readAllLines(requests).size());
    assertEquals(
        1, load(folder.toString(), "--embed", "openai", "--into", database, "--table", "t"));
    assertTrue(err.toString().contains("Add --yes to send them."), err::toString);
  }
}
