package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.differential.Outcome;
import org.quiverdb.engine.differential.QuiverEngine;
import org.quiverdb.engine.differential.ReferenceEngine;

/**
 * Each kind of file that can be written: the same random statements run in Quiver and in C SQLite,
 * each on a copy; they answer the same, leave the same rows, and both find Quiver's file in order.
 */
@Tag("slow")
class WritingTest {
  private static final int STATEMENTS = Integer.getInteger("quiver.writes", 10_000);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "512, UTF-8, 0, 0",
    "1024, UTF-8, 0, 0",
    "2048, UTF-8, 0, 0",
    "4096, UTF-8, 0, 0",
    "8192, UTF-8, 0, 0",
    "16384, UTF-8, 0, 0",
    "32768, UTF-8, 0, 0",
    "65536, UTF-8, 0, 0",
    "4096, UTF-16le, 0, 0",
    "1024, UTF-16be, 0, 0",
    "1024, UTF-8, 1, 0",
    "1024, UTF-8, 2, 0",
    "512, UTF-8, 1, 20",
    "4096, UTF-8, 0, 32",
    "1024, UTF-16le, 2, 255"
  })
  void sameAsC(int pageSize, String encoding, int autoVacuum, int reserved) throws IOException {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println("replay with -Dquiver.seed=" + seed + " -Dquiver.writes=" + STATEMENTS);
    Path base = base(pageSize, encoding, autoVacuum, reserved);
    Path other = Files.copy(base, folder.resolve("c.db"));
    try (QuiverEngine quiver = new QuiverEngine(base.toString());
        ReferenceEngine c = new ReferenceEngine(other.toString())) {
      quiver.run("PRAGMA synchronous = off");
      c.run("PRAGMA synchronous = off");
      write(quiver, c, new SplittableRandom(seed), autoVacuum);
      for (String table : List.of("t", "w", "u")) {
        assertEquals(c.run("SELECT * FROM " + table), quiver.run("SELECT * FROM " + table), table);
      }
      assertEquals("[['ok']]", quiver.run("PRAGMA integrity_check").rows().toString());
    }
    try (ReferenceEngine c = new ReferenceEngine(base.toString())) {
      assertEquals("[['ok']]", c.run("PRAGMA integrity_check").rows().toString());
    }
    assertTrue(Files.size(base) > pageSize);
    System.out.println("COUNTER write_statements " + STATEMENTS);
  }

  private void write(QuiverEngine quiver, ReferenceEngine c, SplittableRandom random, int vacuum) {
    WriteGenerator generator = new WriteGenerator(random);
    for (int i = 0; i < STATEMENTS; ) {
      quiver.run("BEGIN");
      c.run("BEGIN");
      int batch = 1 + random.nextInt(200);
      for (int j = 0; j < batch; j++, i++) {
        String sql = generator.next();
        Outcome expected = c.run(sql);
        Outcome actual = quiver.run(sql);
        assertEquals(expected.code(), actual.code(), sql);
        assertEquals(expected.message(), actual.message(), sql);
        if (expected.code() == 0) {
          assertEquals(expected.changes(), actual.changes(), sql);
        }
      }
      String end = random.nextInt(10) == 0 ? "ROLLBACK" : "COMMIT";
      assertEquals(c.run(end).code(), quiver.run(end).code());
      if (vacuum == 2 && random.nextInt(4) == 0) {
        quiver.run("PRAGMA incremental_vacuum(5)");
      }
    }
  }

  /** An empty schema made by C SQLite in a file of a kind. */
  private Path base(int pageSize, String encoding, int autoVacuum, int reserved)
      throws IOException {
    Path file = folder.resolve("q.db");
    List<String> script = new ArrayList<>();
    script.add("PRAGMA page_size = " + pageSize);
    script.add("PRAGMA encoding = '" + encoding + "'");
    script.add("PRAGMA auto_vacuum = " + autoVacuum);
    script.add("PRAGMA user_version = 1");
    run(file, script);
    if (reserved > 0) {
      reserve(file, pageSize, reserved);
    }
    List<String> schema = new ArrayList<>();
    schema.add("PRAGMA encoding = '" + encoding + "'");
    schema.addAll(WriteGenerator.SCHEMA);
    run(file, schema);
    return file;
  }

  private static void run(Path file, List<String> script) {
    try (ReferenceEngine c = new ReferenceEngine(file.toString())) {
      for (String sql : script) {
        assertEquals(0, c.run(sql).code(), sql);
      }
    }
  }

  /** Reserves bytes at the end of each page of a file that has page 1 only. */
  private static void reserve(Path file, int pageSize, int reserved) throws IOException {
    byte[] page = Files.readAllBytes(file);
    assertEquals(pageSize, page.length);
    page[20] = (byte) reserved;
    int usable = pageSize - reserved;
    page[105] = (byte) (usable >>> 8);
    page[106] = (byte) usable;
    Files.write(file, page);
  }
}
