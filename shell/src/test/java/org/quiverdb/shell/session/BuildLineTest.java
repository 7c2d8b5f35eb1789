package org.quiverdb.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The line that shows how far CREATE INDEX is. */
class BuildLineTest {
  private static final long TENTH = 100_000_000L;
  private static final String CLEAR = "\r\u001b[K";

  private final StringBuilder shown = new StringBuilder();
  private long nanos;
  private final BuildLine line = new BuildLine(shown::append, () -> nanos);

  @Test
  void isDrawnAtTimesAndGoneInTheEnd() {
    line.progress("docs_e", "reading vectors", 0);
    nanos += TENTH / 2;
    line.progress("docs_e", "reading vectors", 0.02);
    assertEquals("", shown.toString());
    nanos += TENTH;
    line.progress("docs_e", "building the graph", 0.5);
    assertEquals(
        CLEAR + "docs_e: [############------------] 50 %, building the graph", shown.toString());
    line.progress("docs_e", "building the graph", 0.51);
    shown.setLength(0);
    line.clear();
    assertEquals(CLEAR, shown.toString());
    line.clear();
    assertEquals(CLEAR, shown.toString());
  }

  @Test
  void aShortBuildShowsNothing() {
    line.progress("docs_e", "reading vectors", 0);
    line.clear();
    assertEquals("", shown.toString());
  }

  @Test
  void onlyAShellAtATerminalShowsIt() throws StatementFailure {
    String sql =
        "CREATE TABLE d(x); INSERT INTO d VALUES(0), (1), (2), (3), (4), (5), (6), (7), (8), (9);"
            + "CREATE TABLE t(e F32_BLOB(4));"
            + "INSERT INTO t SELECT vector32('['||a.x||','||b.x||','||c.x||','||(d.x+1)||']')"
            + " FROM d AS a, d AS b, d AS c, d;"
            + "CREATE INDEX ti ON t USING diskann (e);";
    assertEquals("", errors(sql, false));
    String seen = errors(sql, true);
    assertTrue(seen.contains("ti: [") && seen.endsWith(CLEAR), seen);
  }

  private static String errors(String sql, boolean terminal) throws StatementFailure {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Outputs outputs = new Outputs(new ByteArrayOutputStream(), err);
    try (Shell shell =
        new Shell(new Database(":memory:", false), outputs, (s, line) -> Outcome.OK)) {
      if (terminal) {
        shell.showProgress();
      }
      shell.runSql(sql);
    }
    return err.toString(StandardCharsets.UTF_8);
  }
}
