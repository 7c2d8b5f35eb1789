package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.Corpora;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;

/**
 * Every file of the corpora that C SQLite calls ok: each table and each view gives the same rows.
 * Tables must come in the same order. Excused, and named: virtual tables, and content that lives in
 * a -wal.
 */
class ReadingTest {
  private static final String NOT_YET = "not yet supported";

  @TempDir Path folder;
  private final List<String> differences = new ArrayList<>();
  private final Map<String, Integer> excused = new TreeMap<>();
  private int files;
  private int tables;
  private int views;

  @Test
  void everyTableOfEveryGoodFile() throws IOException {
    for (Path file : Corpora.files("sqlite")) {
      String name = file.toString();
      if (name.endsWith(".tsv") || name.endsWith("-wal") || name.endsWith("-journal")) {
        continue;
      }
      Path copy = Corpora.copy(file, Files.createTempDirectory(folder, "f"));
      Path wal = Path.of(name + "-wal");
      if (Files.exists(wal) && Files.size(wal) > 0) {
        excuse("content in -wal: " + file.getFileName());
        continue;
      }
      try (CDatabase c = new CDatabase(copy)) {
        if (c.verdict().equals("ok")) {
          compare(file, copy, c);
        }
      } catch (SQLException e) {
        // Not a database for C either: DamagedTest has it.
      }
      delete(copy);
    }
    System.out.println("COUNTER corpora_files " + files);
    System.out.println("COUNTER corpora_tables " + tables);
    System.out.println("COUNTER corpora_views " + views);
    excused.forEach((what, count) -> System.out.println("excused " + count + " x " + what));
    differences.forEach(System.out::println);
    assertEquals(0, differences.size(), () -> String.join("\n", differences));
    assertTrue(files > 0);
  }

  private static void delete(Path copy) throws IOException {
    try (var all = Files.list(copy.getParent())) {
      for (Path path : all.toList()) {
        Files.delete(path);
      }
    }
    Files.delete(copy.getParent());
  }

  private void excuse(String what) {
    excused.merge(what, 1, Integer::sum);
  }

  private void compare(Path file, Path copy, CDatabase c) throws SQLException {
    List<Object[]> objects =
        c.rows("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY rowid");
    files++;
    String where = file.getParent().getFileName() + "/" + file.getFileName();
    try (QuiverConnection quiver = QuiverConnection.open(copy.toString())) {
      compareTable(where, "sqlite_schema", false, c, quiver);
      for (Object[] object : objects) {
        String name = String.valueOf(object[1]);
        boolean virtual = object[2].toString().regionMatches(true, 0, "CREATE VIRTUAL", 0, 14);
        if (virtual) {
          excuse(
              "virtual table: "
                  + object[2].toString().replaceAll("(?is).*using\\s+(\\w+).*", "$1"));
        } else if (object[0].equals("table")) {
          compareTable(where, name, false, c, quiver);
        } else if (object[0].equals("view")) {
          compareTable(where, name, true, c, quiver);
        }
      }
      String check = String.valueOf(rows(quiver, "PRAGMA integrity_check").get(0)[0]);
      if (!check.equals("ok")) {
        differences.add(where + ": integrity_check says " + check);
      }
    } catch (QuiverException e) {
      differences.add(where + ": " + e.getMessage());
    }
  }

  private void compareTable(
      String where, String table, boolean view, CDatabase c, QuiverConnection quiver) {
    String sql = "SELECT * FROM \"" + table.replace("\"", "\"\"") + '"';
    String place = where + " " + table;
    List<Object[]> expected;
    try {
      expected = c.rows(sql);
    } catch (SQLException e) {
      excuse("C cannot read it: " + place + ": " + e.getMessage());
      return;
    }
    List<Object[]> actual;
    try {
      actual = rows(quiver, sql);
    } catch (QuiverException e) {
      String message = String.valueOf(e.getMessage());
      if (view && message.startsWith(NOT_YET)) {
        excuse("view that uses " + message);
      } else {
        differences.add(place + ": " + message);
      }
      return;
    }
    if (view) {
      views++;
      Comparator<Object[]> byText = Comparator.comparing(row -> Values.show(row, false));
      expected.sort(byText);
      actual.sort(byText);
    } else {
      tables++;
    }
    compareRows(place, expected, actual);
  }

  private void compareRows(String place, List<Object[]> expected, List<Object[]> actual) {
    if (expected.size() != actual.size()) {
      differences.add(place + ": " + actual.size() + " rows, C has " + expected.size());
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!Values.same(expected.get(i), actual.get(i))) {
        differences.add(
            place
                + " row "
                + i
                + ":\n  C      "
                + Values.show(expected.get(i), true)
                + "\n  Quiver "
                + Values.show(actual.get(i), true));
        return;
      }
    }
  }

  static List<Object[]> rows(QuiverConnection quiver, String sql) {
    List<Object[]> rows = new ArrayList<>();
    try (QuiverStatement statement = quiver.prepare(sql)) {
      while (statement.step()) {
        rows.add(Values.row(statement));
      }
    }
    return rows;
  }
}
