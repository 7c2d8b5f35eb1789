package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.Corpora;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * The scripts that SQLite's fuzzers found worth keeping: each ends soon, with typed errors only.
 */
@Tag("slow")
class FuzzScriptsTest {
  private static final int MAX_ROWS = 2000;
  private static final long MAX_MILLIS = 5000;

  private final List<String> failures = new ArrayList<>();
  private int scripts;

  @Test
  void typedErrors() throws SQLException {
    for (String name : List.of("fuzzdata4.db", "fuzzdata6.db", "old_fuzzdata8.db")) {
      Path file = Corpora.require("sqlite/fuzz/" + name);
      try (CDatabase c = new CDatabase(file)) {
        for (Object[] row : c.rows("SELECT sqltext FROM xsql WHERE sqltext IS NOT NULL")) {
          run(String.valueOf(row[0]));
        }
      }
    }
    System.out.println("COUNTER fuzz_scripts " + scripts);
    assertEquals(0, failures.size(), () -> String.join("\n", failures));
  }

  private void run(String text) {
    scripts++;
    long start = System.nanoTime();
    try (QuiverConnection quiver = QuiverConnection.open(":memory:")) {
      QuiverConnection.SqlScript script = new QuiverConnection.SqlScript(text);
      while (runNext(quiver, script)) {
        // Each call runs one statement.
      }
    } catch (QuiverException e) {
      if (e.resultCode() == ResultCode.INTERNAL || e.resultCode() == ResultCode.NOMEM) {
        failures.add(e + " caused by " + e.getCause() + " in: " + text);
      }
    }
    if ((System.nanoTime() - start) / 1_000_000 > MAX_MILLIS) {
      failures.add("slow: " + text);
    }
  }

  private static boolean runNext(QuiverConnection quiver, QuiverConnection.SqlScript script) {
    try (QuiverStatement statement = quiver.prepareNext(script)) {
      if (statement == null) {
        return false;
      }
      for (int rows = 0; rows < MAX_ROWS && statement.step(); rows++) {
        Values.row(statement);
      }
      return true;
    }
  }
}
