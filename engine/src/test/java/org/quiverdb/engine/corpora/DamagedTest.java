package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.Corpora;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * Files of the corpora that C SQLite does not call ok: reading a table gives C's answer or an error
 * of ours, within a second; and integrity_check does not call them ok either.
 */
class DamagedTest {
  private static final long MAX_MILLIS = 1000;

  @TempDir Path folder;
  private final List<String> failures = new ArrayList<>();
  private int files;
  private int tables;
  private int errors;

  @Test
  void errorsOrAnswers() throws IOException {
    for (Path file : Corpora.files("sqlite")) {
      String name = file.toString();
      if (name.endsWith(".tsv") || name.endsWith("-wal") || name.endsWith("-journal")) {
        continue;
      }
      Path copy = Corpora.copy(file, Files.createTempDirectory(folder, "f"));
      String verdict = verdict(copy);
      if (!verdict.equals("ok")) {
        files++;
        read(file.getParent().getFileName() + "/" + file.getFileName(), copy, verdict);
      }
    }
    System.out.println("COUNTER damaged_files " + files);
    System.out.println("COUNTER damaged_tables " + tables + ", with an error " + errors);
    failures.forEach(System.out::println);
    assertEquals(0, failures.size());
    assertTrue(files > 0);
  }

  private static String verdict(Path file) {
    try (CDatabase c = new CDatabase(file)) {
      return c.verdict();
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void read(String where, Path file, String verdict) {
    try (QuiverConnection quiver = QuiverConnection.open(file.toString())) {
      for (Object[] table :
          timed(where, quiver, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        compare(where, file, quiver, String.valueOf(table[0]));
      }
      List<Object[]> check = timed(where, quiver, "PRAGMA integrity_check");
      // A libSQL index is nothing that C knows; here its empty tree is passed over.
      boolean passedOver = verdict.contains("libsql_vector_idx");
      if (!passedOver && !check.isEmpty() && "ok".equals(check.get(0)[0])) {
        failures.add(where + ": integrity_check says ok, C says " + verdict);
      }
    } catch (QuiverException e) {
      errors++;
      checkType(where, e);
    }
  }

  private void checkType(String where, QuiverException e) {
    if (e.resultCode() == ResultCode.INTERNAL || e.resultCode() == ResultCode.NOMEM) {
      failures.add(where + ": " + e.getMessage() + " " + e.getCause());
    }
  }

  private List<Object[]> timed(String where, QuiverConnection quiver, String sql) {
    long start = System.nanoTime();
    try {
      return ReadingTest.rows(quiver, sql);
    } finally {
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (millis > MAX_MILLIS) {
        failures.add(where + ": " + millis + " ms for " + sql);
      }
    }
  }

  private void compare(String where, Path file, QuiverConnection quiver, String table) {
    tables++;
    String sql = "SELECT * FROM \"" + table.replace("\"", "\"\"") + '"';
    List<Object[]> actual;
    try {
      actual = timed(where, quiver, sql);
    } catch (QuiverException e) {
      errors++;
      checkType(where + " " + table, e);
      return;
    }
    try (CDatabase c = new CDatabase(file)) {
      List<Object[]> expected = c.rows(sql);
      boolean same = expected.size() == actual.size();
      for (int i = 0; same && i < actual.size(); i++) {
        same = Values.same(expected.get(i), actual.get(i));
      }
      if (!same) {
        failures.add(
            where
                + " "
                + table
                + ": "
                + actual.size()
                + " rows, C "
                + expected.size()
                + ", or other values");
      }
    } catch (SQLException e) {
      failures.add(where + " " + table + ": " + actual.size() + " rows, C has " + e.getMessage());
    }
  }
}
