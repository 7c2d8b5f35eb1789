package org.quiverdb.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.embed.lsa.LsaOptions;
import org.quiverdb.embed.store.PassageTable.Changes;
import org.quiverdb.embed.text.PassageSize;
import org.quiverdb.embed.text.TextSources;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/** Documents loaded, embedded offline, and asked. */
class TextLoadTest {
  private static final TextSources SOURCES = new TextSources(PassageSize.DEFAULT, null);
  private static final LsaKind LSA = new LsaKind(LsaOptions.DEFAULT);

  @TempDir Path folder;
  private QuiverConnection connection;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    connection = QuiverConnection.open(folder.resolve("x.db").toString());
    file = folder.resolve("a.md");
    Files.writeString(
        file,
        """
        # Bread
        Knead the dough of flour, water, yeast and salt, and let it rise overnight.
        # Bicycles
        Pump the tyres and oil the chain before a long ride; brakes wear out in the rain.
        # Stars
        A telescope shows the rings of Saturn and the moons of Jupiter on a clear night.
        # Gardens
        Tomatoes need sun, water at the root, and a stick to climb along.
        """);
  }

  @AfterEach
  void close() {
    connection.close();
  }

  private long load() throws Exception {
    try (TextLoad load = new TextLoad(connection, "docs", LSA)) {
      load.store(List.of(file), SOURCES);
      return load.embed((done, total) -> {});
    }
  }

  private String first(String question) throws EmbedException {
    return Answers.find(connection, "docs", LSA, question, 2).getFirst().passage().heading();
  }

  private String ask(String sql) {
    try (QuiverStatement statement = connection.prepare(sql)) {
      return statement.step() ? statement.getText(0) : null;
    }
  }

  @Test
  void answersComeFromTheRightPassage() throws Exception {
    assertEquals(4, load());
    assertEquals(List.of("docs"), Answers.tables(connection));
    assertEquals("Stars", first("Which planet has rings?"));
    assertEquals("Bread", first("how long must dough rise"));
    assertEquals("Gardens", first("watering a tomato"));
    assertEquals("Bicycles", first("my bicycle chain is dry"));
    assertThrows(EmbedException.class, () -> first("\u4e2d\u6587"));
    assertEquals("ok", ask("PRAGMA integrity_check"));
  }

  @Test
  void sqlEmbedsAsTheLoadDid() throws Exception {
    load();
    assertEquals(
        "Stars",
        ask(
            "SELECT heading FROM docs"
                + " ORDER BY vector_distance_cos(embedding, embed('docs', 'rings of planets'))"
                + " LIMIT 1"));
    assertEquals(
        "4",
        ask(
            "SELECT count(*) FROM docs WHERE"
                + " vector_distance_cos(embedding, embed('docs', heading || ' ' || text)) < 1e-6"));
    assertNull(ask("SELECT embed('docs', NULL)"));
    assertNull(ask("SELECT embed('docs', '?!')"));
    QuiverException unknown =
        assertThrows(QuiverException.class, () -> ask("SELECT embed('other', 'x')"));
    assertEquals("no such model: other", unknown.getMessage());
  }

  @Test
  void aDatabaseWithoutModelsSaysSo() {
    QuiverException unknown =
        assertThrows(QuiverException.class, () -> ask("SELECT embed('docs', 'x')"));
    assertEquals("no such model: docs", unknown.getMessage());
  }

  @Test
  void theModelOfTheSnapshotCounts() throws Exception {
    load();
    String before = ask("SELECT hex(embed('docs', 'rings of Saturn'))");
    connection.execute("BEGIN; UPDATE quiver_lsa_terms SET weight = weight * (1 + length(term))");
    connection.execute("UPDATE quiver_models SET value = 'new' WHERE key = 'stamp'");
    assertTrue(!String.valueOf(before).equals(ask("SELECT hex(embed('docs', 'rings of Saturn'))")));
    connection.execute("ROLLBACK");
    assertEquals(before, ask("SELECT hex(embed('docs', 'rings of Saturn'))"));
  }

  @Test
  void loadingAgainGoesOnAndReplacesWhatChanged() throws Exception {
    load();
    String bread = ask("SELECT hex(embedding) FROM docs WHERE heading = 'Bread'");
    assertEquals(0, load());
    connection.execute("UPDATE docs SET embedding = NULL WHERE heading = 'Bread'");
    assertEquals(1, load());
    assertEquals(bread, ask("SELECT hex(embedding) FROM docs WHERE heading = 'Bread'"));
    Files.writeString(file, "# Boats\nA sail takes the wind.\n");
    try (TextLoad load = new TextLoad(connection, "docs", LSA)) {
      assertEquals(new Changes(1, 0, 4), load.store(List.of(file), SOURCES));
    }
    assertEquals("1", ask("SELECT count(*) FROM docs"));
  }

  @Test
  void theSameTextsGiveTheSameModel() throws Exception {
    load();
    try (QuiverConnection other = QuiverConnection.open(":memory:");
        TextLoad load = new TextLoad(other, "docs", LSA)) {
      load.store(List.of(file), SOURCES);
      load.embed((done, total) -> {});
      for (long id = 1; id <= 4; id++) {
        assertArrayEquals(vector(connection, id), vector(other, id));
      }
    }
  }

  private static float[] vector(QuiverConnection connection, long id) {
    try (QuiverStatement query =
        connection.prepare("SELECT embedding FROM docs WHERE id = " + id)) {
      assertTrue(query.step());
      float[] vector = query.getVector(0);
      assertNotNull(vector);
      return vector;
    }
  }

  @Test
  void answersComeThroughAnIndex() throws Exception {
    load();
    connection.execute("CREATE INDEX docs_e ON docs USING diskann (embedding)");
    assertEquals("Stars", first("Which planet has rings?"));
    Files.writeString(file, "# Boats\nA sail takes the wind of the sea at night.\n");
    load();
    assertEquals("Boats", first("sail at night"));
    assertEquals("ok", ask("PRAGMA integrity_check"));
  }

  @Test
  void otherTablesAndKindsAreRefused() throws Exception {
    connection.execute("CREATE TABLE docs(id INTEGER PRIMARY KEY, text TEXT)");
    EmbedException foreign = assertThrows(EmbedException.class, this::load);
    assertTrue(String.valueOf(foreign.getMessage()).contains("source, heading, position"));
    connection.execute("DROP TABLE docs");
    Files.writeString(file, "\n");
    assertEquals(
        "there is no text in the files",
        assertThrows(EmbedException.class, this::load).getMessage());
  }
}
