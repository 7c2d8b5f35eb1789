package org.quiverdb.engine.slt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.Corpora;

/**
 * SQLite's sqllogictest files, read from the archive of the corpora; records that need what is not
 * there yet are counted.
 */
class SqlLogicTest {
  /**
   * Which files, as a prefix of their names below {@code test/}; {@code -Dquiver.slt} sets others.
   */
  private static final String PATTERN =
      System.getProperty("quiver.slt", "(select[1-5]\\.test|index/.*)");

  @Test
  void filesPass() throws IOException {
    List<String> failures = new ArrayList<>();
    int files = 0;
    int passed = 0;
    int notYet = 0;
    try (ZipFile zip = new ZipFile(Corpora.require("sqllogictest.zip").toFile())) {
      for (ZipEntry entry : entries(zip)) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        SltRun run = new SltRun();
        run.run(entry.getName(), new SltParser(text).parse());
        files++;
        passed += run.passed;
        notYet += run.notYet;
        failures.addAll(run.failures);
      }
    }
    System.out.println("sqllogictest: " + files + " files, " + notYet + " records not yet");
    System.out.println("COUNTER sqllogictest_records " + passed);
    assertTrue(passed > 0);
    assertEquals(0, failures.size(), () -> String.join("\n", failures));
  }

  private static List<? extends ZipEntry> entries(ZipFile zip) {
    return zip.stream()
        .filter(e -> e.getName().matches("test/" + PATTERN))
        .sorted(Comparator.comparing(ZipEntry::getName))
        .toList();
  }
}
