package org.quiverdb.shell.demo;

import java.io.PrintStream;
import java.nio.file.Path;

/** What the demo says on its way. */
final class DemoOutput {
  private final PrintStream out;

  /** With JSON on standard output, only the steps are told, on standard error. */
  private final boolean stepsOnly;

  DemoOutput(PrintStream out, boolean stepsOnly) {
    this.out = out;
    this.stepsOnly = stepsOnly;
  }

  PrintStream stream() {
    return out;
  }

  void step(int number, String text) {
    out.println((number == 1 ? "" : System.lineSeparator()) + number + ". " + text);
  }

  void detail(String format, Object... values) {
    out.println("   " + String.format(format, values));
  }

  void answer(DemoReport report) {
    if (stepsOnly) {
      return;
    }
    out.printf("%n   Nearest to \"%s\":%n%n", report.question());
    out.printf("   %8s  %8s  %s%n", "id", "d", "text");
    for (DemoReport.Row row : report.nearest()) {
      out.printf("   %8d  %8.5f  %s%n", row.id(), row.distance(), row.text());
    }
  }

  /** Says a question and lets its answer be printed. */
  void answer(String question, Runnable answer) {
    if (stepsOnly) {
      return;
    }
    out.println();
    out.println("   " + question);
    answer.run();
  }

  void figures(DemoReport report) {
    if (stepsOnly) {
      return;
    }
    out.printf(
        "%n   %,d queries, exact, one after the other: p50 %.2f ms, p99 %.2f ms%n",
        report.queries(), report.p50Millis(), report.p99Millis());
    out.printf(
        "   loading: %,.0f rows/s, %.0f MB/s of JSON; database: %,.1f MB%n",
        report.rowsPerSecond(), report.megabytesPerSecond(), report.databaseBytes() / 1e6);
  }

  void nextSteps(Path database) {
    if (stepsOnly) {
      return;
    }
    out.printf(
        """

        Go on with this file:
          sqlite3 %1$s 'SELECT id, text, length(e) FROM docs LIMIT 5'
          ./quiver %1$s 'SELECT id, text,
              vector_distance_cos(e, (SELECT e FROM docs WHERE id = 42)) AS d
              FROM docs ORDER BY d LIMIT 10'
          ./quiver ask %1$s 'how do I keep slugs away?'
          Connection c = DriverManager.getConnection("jdbc:quiver:%1$s");
          PreparedStatement s = c.prepareStatement(
              "SELECT id, vector_distance_cos(e, ?) AS d FROM docs ORDER BY d LIMIT 10");
          s.setObject(1, embedding);  // float[]
        """,
        database);
  }
}
