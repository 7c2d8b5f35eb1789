package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.loader.InputFiles.Content;

/** Reads databases that sqlite-vec, libSQL and C SQLite wrote. */
class DatabaseSourceTest {
  private static final Path SHARED = Path.of("../../shared/corpora/sqlite/features");

  @TempDir Path folder;

  private static FieldNames table(String name) {
    return new FieldNames(null, null, null, true, name);
  }

  private static String indexMetric(Path file, FieldNames names) throws Exception {
    try (RecordSource source = RecordSources.open(file, names)) {
      return source.indexMetric();
    }
  }

  @Test
  void vec0WithAllKindsOfColumns() throws Exception {
    Path file = Fixtures.copy("sqlite-vec.db", folder);
    Content content = InputFiles.read(file, table("passages"));
    assertEquals("sqlite-vec database", content.format());
    assertEquals(List.of(), content.bad());
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      if (i != 3 && i != 10) {
        expected.add(passage(i));
      }
    }
    List<String> records = new ArrayList<>(content.records());
    records.sort((a, b) -> Integer.compare(id(a), id(b)));
    assertEquals(expected, records);
    assertEquals("cosine", indexMetric(file, table("passages")));
  }

  private static int id(String record) {
    return Integer.parseInt(record.substring(0, record.indexOf(' ')));
  }

  private static String passage(int i) {
    return i * 10
        + " "
        + Arrays.toString(Fixtures.vector(i, 4))
        + (i % 4 == 0 ? "" : " passage " + i)
        + " {\"tenant\":\"t"
        + i % 3
        + "\",\"genre\":\""
        + (i % 2 == 1 ? "short" : "a genre with a long name " + i)
        + "\",\"stars\":"
        + i * 7
        + ",\"mean\":"
        + i / 4.0
        + ",\"adult\":"
        + (i % 2 == 1)
        + ",\"extra\":\""
        + Base64.getEncoder().encodeToString(new byte[] {(byte) (i % 10), -1})
        + "\"}";
  }

  @Test
  void vec0WithTextKeysAndBytes() throws Exception {
    Content content = InputFiles.read(Fixtures.copy("sqlite-vec.db", folder), table("keyed"));
    assertEquals(30, content.records().size());
    assertEquals("key 7 [7.0, -7.0, 0.0, 127.0]", content.records().get(6));
  }

  @Test
  void severalTablesAreNamed() {
    Path file = Fixtures.copy("sqlite-vec.db", folder);
    assertEquals(
        file
            + ": the database has several tables with vectors: passages, keyed; name one"
            + " (--from-table)",
        assertThrows(LoadException.class, () -> InputFiles.read(file)).getMessage());
    assertTrue(
        assertThrows(LoadException.class, () -> InputFiles.read(file, table("nope")))
            .getMessage()
            .endsWith("the database has no table nope with vectors"));
  }

  @Test
  void filesOfTheCorpus() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(SHARED), "../shared is not there");
    Content legacy = InputFiles.read(SHARED.resolve("sqlite_vec_legacy-v0.1.6.db"), table("emb"));
    assertEquals(List.of(), legacy.bad());
    assertTrue(legacy.records().size() > 0);
    Path libsql = SHARED.resolve("libsql_vector_index_v2.db");
    Content vectors = InputFiles.read(libsql);
    assertEquals("SQLite database", vectors.format());
    assertEquals(List.of(), vectors.bad());
    assertTrue(vectors.records().size() > 0);
    assertEquals("cosine", indexMetric(libsql, FieldNames.DETECTED));
  }

  private Path database(String sql) throws SQLException {
    Path file = folder.resolve("c.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
    return file;
  }

  @Test
  void tablesThatCSqliteWrote() throws Exception {
    Path file =
        database(
            """
            CREATE TABLE docs(id INTEGER PRIMARY KEY, content TEXT, n, r, b, e F32_BLOB(2));
            INSERT INTO docs VALUES
              (5, 'five', 7, 1.5, x'00ff', x'0000803f000000c0'),
              (6, NULL, NULL, 9e999, 't', NULL),
              (9, 'nine', 1, 2, 3, x'000000'),
              (10, 'ten', 0, 0, 0, x'0000803f0000807f'),
              (11, 'eleven', 0, 0, 0, '[1, 2]');
            CREATE TABLE blobs(name TEXT, v BLOB);
            INSERT INTO blobs VALUES('a', x'0000803f');
            """);
    Content content = InputFiles.read(file);
    assertEquals(
        List.of(
            "row 2: has no vector in \"e\"",
            "row 3: vector: unexpected binary type: 0",
            "row 4: element 2 is Infinity; elements must be finite numbers"),
        content.bad());
    assertEquals(
        List.of(
            "5 [1.0, -2.0] five {\"n\":7,\"r\":1.5,\"b\":\"AP8=\"}",
            "11 [1.0, 2.0] eleven {\"n\":0,\"r\":0,\"b\":0}"),
        content.records());
    assertEquals(
        List.of("null [1.0] {\"name\":\"a\"}"),
        InputFiles.read(file, new FieldNames("v", null, null, true, "blobs")).records());
    assertEquals(null, indexMetric(file, FieldNames.DETECTED));
  }

  @Test
  void damageIsToldAsSuch() throws Exception {
    byte[] vec = Fixtures.bytes("sqlite-vec.db");
    DamagedFiles.tryAll(folder, vec, 60, 300, table("passages"));
    Path file =
        database(
            "CREATE TABLE docs(id INTEGER PRIMARY KEY, e F32_BLOB(2));"
                + "INSERT INTO docs VALUES(1, x'0000803f0000803f'), (2, x'0000803f0000803f')");
    DamagedFiles.tryAll(folder, Files.readAllBytes(file), 60, 300, FieldNames.DETECTED);
  }
}
