package org.quiverdb.loader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.LoadOptions;
import org.quiverdb.loader.Loader;
import org.quiverdb.loader.Progress;
import org.quiverdb.loader.target.DatabaseTarget;
import org.quiverdb.loader.target.TableName;
import org.quiverdb.vector.VectorType;

class ExporterTest {
  @TempDir Path folder;
  private Path database;

  @BeforeEach
  void makeTables() {
    database = folder.resolve("a.db");
    try (QuiverConnection connection = QuiverConnection.open(database.toString())) {
      connection.execute(
          """
          CREATE TABLE docs(id INTEGER PRIMARY KEY, text TEXT, metadata TEXT,
            embedding F32_BLOB(3) NOT NULL);
          CREATE TABLE d(x);
          INSERT INTO d VALUES(0), (1), (2), (3), (4), (5), (6), (7), (8), (9);
          CREATE TABLE n(i INTEGER PRIMARY KEY);
          INSERT INTO n SELECT 1 + a.x + 10 * b.x + 100 * c.x + 1000 * d.x
            FROM d AS a, d AS b, d AS c, d WHERE d.x < 3;
          INSERT INTO docs SELECT i, 'say "' || i || '",' || char(10) || 'ü€',
            '{"i":' || i || ',"tags":["a",null,1.50],"deep":{"x":"y"}}',
            vector('[' || (i / 7.0) || ',-' || i || ',1e-20]') FROM n;
          CREATE TABLE keyed(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
            embedding F32_BLOB(2) NOT NULL);
          INSERT INTO keyed SELECT id, 'k' || id, vector('[' || id || ',0.1]') FROM docs
            WHERE id < 100;
          CREATE TABLE plain(name, n INTEGER, r, b, e F64_BLOB(2), f F32_BLOB(1));
          INSERT INTO plain VALUES('x', 1, 1.5, x'00ff', vector64('[0.1,2]'), vector('[1]')),
            (NULL, NULL, 2, NULL, NULL, NULL), ('y', 3, 9e999, x'', vector64('[3,4]'), NULL);
          """);
    }
  }

  private ExportReport export(String table, String column, ExportFormat format, Path file)
      throws ExportException {
    return new Exporter(database, table, column, format).run(file, ExportProgress.SILENT);
  }

  private List<String> rows(Path file, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverConnection connection = QuiverConnection.open(file.toString());
        QuiverStatement query = connection.prepare(sql)) {
      while (query.step()) {
        rows.add(query.getText(0));
      }
    }
    return rows;
  }

  private Path load(Path file, String table, VectorType type) throws Exception {
    Path target = folder.resolve("b.db");
    Files.deleteIfExists(target);
    try (DatabaseTarget into = DatabaseTarget.open(target, new TableName(table, null, type))) {
      assertEquals(
          0, Loader.load(List.of(file), into, LoadOptions.DEFAULT, Progress.SILENT).rejected());
    }
    return target;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLoadedAgainIsTheSame(ExportFormat format) throws Exception {
    Path file = folder.resolve("out");
    assertEquals(3000, export("docs", null, format, file).rows());
    Path again = load(file, "docs", VectorType.FLOAT32);
    String sql =
        format.vectorsOnly()
            ? "SELECT id || hex(embedding) FROM docs"
            : "SELECT id || text || metadata || hex(embedding) FROM docs";
    List<String> expected = rows(database, sql);
    assertEquals(3000, expected.size());
    assertEquals(expected, rows(again, sql));
    assertFalse(Files.exists(folder.resolve("out.partial")));
  }

  @ParameterizedTest
  @EnumSource(names = {"JSONL", "CSV", "PARQUET"})
  void textualIdsStayIds(ExportFormat format) throws Exception {
    Path file = folder.resolve("out");
    export("keyed", null, format, file);
    String sql = "SELECT id || key || hex(embedding) FROM keyed";
    assertEquals(rows(database, sql), rows(load(file, "keyed", VectorType.FLOAT32), sql));
  }

  @Test
  void otherTablesKeepAllTheirColumns() throws Exception {
    Path file = folder.resolve("out");
    ExportReport report = export("plain", "e", ExportFormat.JSONL, file);
    assertEquals(List.of("f"), report.leftOut());
    assertEquals(
        """
        {"name":"x","n":1,"r":1.5,"b":"AP8=","e":[0.1,2.0]}
        {"r":2}
        {"name":"y","n":3,"r":9e999,"b":"","e":[3.0,4.0]}
        """,
        Files.readString(file));
    export("plain", "e", ExportFormat.CSV, file);
    assertEquals(
        """
        name,n,r,b,e
        x,1,1.5,AP8=,"[0.1, 2.0]"
        ,,2,,
        y,3,Inf,,"[3.0, 4.0]"
        """,
        Files.readString(file));
    report = export("plain", "e", ExportFormat.NPY, file);
    assertEquals(2, report.rows());
    assertEquals(1, report.withoutVector());
    assertEquals(List.of("name", "n", "r", "b", "f"), report.leftOut());
    assertTrue(
        Files.readString(file, StandardCharsets.ISO_8859_1)
            .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", 10));
    export("plain", "e", ExportFormat.PARQUET, file);
  }

  @Test
  void doublesSurviveAsDoublesInNpyAndParquet() throws Exception {
    Path file = folder.resolve("out");
    for (ExportFormat format : new ExportFormat[] {ExportFormat.NPY, ExportFormat.PARQUET}) {
      export("plain", "e", format, file);
      byte[] bytes = Files.readAllBytes(file);
      byte[] tenth = new byte[8];
      java.nio.ByteBuffer.wrap(tenth).order(java.nio.ByteOrder.LITTLE_ENDIAN).putDouble(0.1);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      assertTrue(text.contains(new String(tenth, StandardCharsets.ISO_8859_1)));
    }
  }

  @Test
  void numpyReadsWhatIsWritten() throws Exception {
    Path file = folder.resolve("out.npy");
    export("docs", null, ExportFormat.NPY, file);
    String script =
        "import sys, numpy; a = numpy.load(sys.argv[1]); print(a.shape, a.dtype, a[6, 0], int(a[:,"
            + " 1].sum()))";
    Process python;
    try {
      python =
          new ProcessBuilder("python3", "-c", script, file.toString())
              .redirectErrorStream(true)
              .start();
    } catch (java.io.IOException e) {
      Assumptions.abort("there is no python3");
      return;
    }
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Assumptions.assumeFalse(output.contains("No module named"), "python3 has no numpy");
    assertEquals("(3000, 3) float32 1.0 -4501500", output.strip());
  }

  @Test
  void refusals() {
    Path file = folder.resolve("out");
    record Case(String table, String column, ExportFormat format, String message) {}
    for (Case each :
        Arrays.asList(
            new Case("nothing", null, ExportFormat.CSV, "there is no table nothing"),
            new Case("plain", null, ExportFormat.CSV, "table plain has several vector columns"),
            new Case("plain", "g", ExportFormat.CSV, "table plain has no column named g"),
            new Case("plain", "name", ExportFormat.FVECS, "vector: must start with"))) {
      String message =
          assertThrows(
                  ExportException.class,
                  () -> export(each.table(), each.column(), each.format(), file))
              .getMessage();
      assertTrue(message.contains(each.message()), message);
      assertFalse(Files.exists(file));
      assertFalse(Files.exists(folder.resolve("out.partial")));
    }
    String missing =
        assertThrows(
                ExportException.class,
                () ->
                    new Exporter(folder.resolve("none.db"), "t", null, ExportFormat.CSV)
                        .run(file, ExportProgress.SILENT))
            .getMessage();
    assertTrue(missing.contains("none.db"), missing);
  }

  @Test
  void progressTellsRowsAndTheShareOfTheTable() throws ExportException {
    List<Double> shares = new ArrayList<>();
    List<Long> rows = new ArrayList<>();
    new Exporter(database, "docs", null, ExportFormat.JSONL)
        .run(
            folder.resolve("out.jsonl"),
            (written, share) -> {
              rows.add(written);
              shares.add(share);
            });
    assertFalse(shares.isEmpty());
    for (int i = 0; i < shares.size(); i++) {
      double wanted = rows.get(i) / 3000.0;
      assertTrue(shares.get(i) > 0 && Math.abs(shares.get(i) - wanted) < 0.5, rows + " " + shares);
    }
    assertEquals(shares.stream().sorted().toList(), shares);
  }
}
