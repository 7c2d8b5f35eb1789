package org.quiverdb.loader.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.LoadOptions;
import org.quiverdb.loader.LoadReport;
import org.quiverdb.loader.Loader;
import org.quiverdb.loader.Progress;
import org.quiverdb.vector.VectorType;

/** Loads into files, which C SQLite reads. */
class DatabaseTargetTest {
  private static final TableName DOCS = new TableName("docs", null, VectorType.FLOAT32);

  @TempDir Path folder;

  private Path database() {
    return folder.resolve("app.db");
  }

  private LoadReport load(Path database, TableName name, boolean resume, Path... files)
      throws LoadException {
    LoadOptions options = new LoadOptions(FieldNames.DETECTED, false, resume, 20_000);
    try (DatabaseTarget target = DatabaseTarget.open(database, name)) {
      return Loader.load(List.of(files), target, options, Progress.SILENT);
    }
  }

  private List<String> query(String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : "|").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private Path lines(String name, int from, int to, int dimensions) throws Exception {
    StringBuilder text = new StringBuilder();
    SplittableRandom random = new SplittableRandom(from);
    for (int id = from; id < to; id++) {
      text.append("{\"id\":")
          .append(id)
          .append(",\"text\":\"row ")
          .append(id)
          .append("\",\"embedding\":[");
      for (int i = 0; i < dimensions; i++) {
        text.append(i == 0 ? "" : ",").append((float) random.nextDouble(-1, 1));
      }
      text.append("],\"even\":").append(id % 2 == 0).append("}\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private Path file(String name, String text) throws Exception {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aNewFileGetsTableAndPageSizeThatFit() throws Exception {
    load(database(), DOCS, false, lines("a", 1, 41, 1536));
    assertEquals(List.of("32768"), query("PRAGMA page_size"));
    assertEquals(List.of("ok"), query("PRAGMA integrity_check"));
    assertEquals(
        List.of(
            "CREATE TABLE \"docs\"(id INTEGER PRIMARY KEY, text TEXT, metadata TEXT,"
                + " \"embedding\" F32_BLOB(1536) NOT NULL)"),
        query("SELECT sql FROM sqlite_master"));
    assertEquals(
        List.of("40|row 40|{\"even\":true}|6144|blob"),
        query(
            "SELECT id, text, metadata, length(embedding), typeof(embedding) FROM docs"
                + " ORDER BY id DESC LIMIT 1"));
  }

  @Test
  void textualIdsGoToAUniqueKeyAndOtherTypesAreEncoded() throws Exception {
    Path input =
        file("k", "{\"id\":\"a\",\"embedding\":[1,2]}\n{\"id\":\"b\",\"embedding\":[3,4]}\n");
    load(database(), new TableName("k", "e", VectorType.FLOAT16), false, input);
    assertEquals(
        List.of("1|a|003C004005", "2|b|0042004405"), query("SELECT id, key, hex(e) FROM k"));
    LoadReport again = load(database(), new TableName("k", null, VectorType.FLOAT32), false, input);
    assertEquals(0, again.rows());
    assertEquals(2, again.rejected());
    assertTrue(
        Files.readString(again.rejectedFiles().getFirst())
            .startsWith(
                "{\"line\":1,\"record\":1,\"id\":\"a\","
                    + "\"reason\":\"its id a is in table k already\"}"));
  }

  @Test
  void filesWithoutIdsAreNumberedOn() throws Exception {
    Path input = file("v", "[1,2]\n[3,4]\n");
    load(database(), DOCS, false, input);
    load(database(), DOCS, false, input);
    assertEquals(List.of("1", "2", "3", "4"), query("SELECT id FROM docs"));
    assertEquals(List.of("docs"), query("SELECT name FROM sqlite_master"));
  }

  @Test
  void aTableThatExistsIsUsedIfItsColumnsFit() throws Exception {
    try (QuiverConnection connection = QuiverConnection.open(database().toString())) {
      connection.execute(
          "CREATE TABLE mine(nr INTEGER PRIMARY KEY, text, e F32_BLOB(2), n F32_BLOB(3), x)");
    }
    Path input = file("m", "{\"id\":7,\"text\":\"t\",\"embedding\":[1,2],\"a\":1}\n");
    assertEquals(
        database() + ": table mine has several vector columns: name the one to load with --column",
        database() + ": " + refusal(new TableName("mine", null, VectorType.FLOAT32), input));
    assertEquals(
        "table mine has no column named f",
        refusal(new TableName("mine", "f", VectorType.FLOAT32), input));
    assertEquals(
        "column n of table mine holds vectors of 3 dimensions, the file's have 2",
        refusal(new TableName("mine", "n", VectorType.FLOAT32), input));
    assertEquals(
        "column x of table mine is not declared as a vector like F32_BLOB(2)",
        refusal(new TableName("mine", "x", VectorType.FLOAT32), input));
    TableName name = new TableName("mine", "e", VectorType.FLOAT32);
    assertEquals(
        "table mine has no column metadata for what the file holds: ALTER TABLE \"mine\" ADD"
            + " COLUMN metadata TEXT, or load with --no-metadata",
        refusal(name, input));
    LoadOptions options =
        new LoadOptions(new FieldNames(null, null, null, false), true, false, 20_000);
    try (DatabaseTarget target = DatabaseTarget.open(database(), name)) {
      Loader.load(List.of(input), target, options, Progress.SILENT);
    }
    assertEquals(List.of("7|t|0000803F00000040"), query("SELECT nr, text, hex(e) FROM mine"));
  }

  private String refusal(TableName name, Path input) {
    return String.valueOf(
        assertThrows(LoadException.class, () -> load(database(), name, false, input)).getMessage());
  }

  @Test
  void whatIsNoDatabaseStaysAsItIs() throws Exception {
    Path input = lines("a", 1, 3, 4);
    String text = "this is a letter, not a database; it is long enough to be looked at ".repeat(20);
    file("app.db", text);
    assertEquals(
        database()
            + ": file is not a database; name a SQLite database or a file that does not exist",
        refusal(DOCS, input));
    assertEquals(text, Files.readString(database()));
  }

  @Test
  void stoppingAtABadRecordLeavesNoTrace() throws Exception {
    Path input = file("b", Files.readString(lines("a", 1, 30, 4)) + "oops\n");
    LoadOptions strict = new LoadOptions(FieldNames.DETECTED, true, false, 1_000_000);
    try (DatabaseTarget target = DatabaseTarget.open(database(), DOCS)) {
      assertThrows(
          LoadException.class, () -> Loader.load(List.of(input), target, strict, Progress.SILENT));
    }
    assertFalse(Files.exists(database()));
  }

  @Test
  void resumingAtTenRandomPointsGivesTheSameRows() throws Exception {
    Path first = lines("first", 1, 2_500, 16);
    Path second = lines("second", 2_400, 4_000, 16);
    load(database(), DOCS, false, first, second);
    List<String> expected = query("SELECT id, text, metadata, hex(embedding) FROM docs");
    String rejected = Files.readString(folder.resolve("second.rejected.jsonl"));
    Files.delete(database());
    long seed = Long.getLong("quiver.seed", 3);
    SplittableRandom random = new SplittableRandom(seed);
    for (int stop = 0; stop < 10; stop++) {
      long rows = random.nextLong(100, 4_000);
      LoadOptions options = new LoadOptions(FieldNames.DETECTED, false, stop > 0, 20_000);
      try (DatabaseTarget target = DatabaseTarget.open(database(), DOCS)) {
        VectorTarget stopping = new StoppingTarget(target, rows);
        Loader.load(List.of(first, second), stopping, options, Progress.SILENT);
        break;
      } catch (LoadException e) {
        assertEquals("stopped", e.getMessage(), "seed " + seed);
      }
    }
    if (query("SELECT name FROM sqlite_master").contains("quiver_load_progress")) {
      load(database(), DOCS, true, first, second);
    }
    assertEquals(
        expected, query("SELECT id, text, metadata, hex(embedding) FROM docs"), "seed " + seed);
    assertEquals(rejected, Files.readString(folder.resolve("second.rejected.jsonl")));
    assertEquals(List.of("docs"), query("SELECT name FROM sqlite_master"));
    assertEquals(List.of("ok"), query("PRAGMA integrity_check"));
  }
}
