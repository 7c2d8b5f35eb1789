package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Runs one script in both engines and finds the first statement whose answers differ. */
final class Comparison {
  /** The place and kind of a difference. */
  record Difference(int index, String sql, Outcome expected, Outcome actual) {
    /** What kind of difference it is, so that shrinking does not wander off to another one. */
    String kind() {
      String verb = sql.substring(0, Math.min(sql.length(), 6));
      if (expected.failed() || actual.failed()) {
        return verb + expected.code() + ":" + actual.code() + digits(actual.message());
      }
      return verb + (expected.columns().equals(actual.columns()) ? "rows" : "columns");
    }

    private static String digits(String text) {
      return text.replaceAll("[0-9]+", "#");
    }

    String describe() {
      return "statement "
          + index
          + ": "
          + sql
          + "\n  C SQLite: "
          + expected.brief()
          + "\n  Quiver:   "
          + actual.brief();
    }
  }

  private Comparison() {}

  /** The first difference that is not a known one, or null. */
  static Difference run(List<String> script, Coverage coverage) {
    try (Engine reference = new ReferenceEngine(":memory:");
        Engine quiver = new QuiverEngine(":memory:")) {
      for (int i = 0; i < script.size(); i++) {
        Difference difference = compare(i, script.get(i), reference, quiver, coverage);
        if (difference != null) {
          return difference;
        }
      }
      for (String query : Script.dumpQueries(reference)) {
        Difference difference = compare(script.size(), query, reference, quiver, coverage);
        if (difference != null) {
          return difference;
        }
      }
      return null;
    }
  }

  private static Difference compare(
      int index, String sql, Engine reference, Engine quiver, Coverage coverage) {
    Outcome expected = reference.run(sql);
    Outcome actual;
    try {
      actual = quiver.run(sql);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new AssertionError("Quiver failed on statement " + index + ": " + sql, e);
    }
    coverage.hit("code-" + expected.code());
    coverage.hit("statements");
    if (expected.changes() >= 0 && !expected.failed()) {
      coverage.hit("modifying");
    }
    if (!SelectGenerator.isOrdered(sql)) {
      expected = expected.sorted();
      actual = actual.sorted();
    }
    if (same(sql, expected, actual)) {
      return null;
    }
    String known = KnownDifferences.kind(sql, expected, actual);
    if (known != null) {
      coverage.hit("known difference: " + known);
      return null;
    }
    return new Difference(index, sql, expected, actual);
  }

  private static boolean same(String sql, Outcome expected, Outcome actual) {
    if (expected.failed() || actual.failed()) {
      return expected.code() == actual.code() && expected.message().equals(actual.message());
    }
    boolean changes =
        expected.changes() < 0 || !isChange(sql) || expected.changes() == actual.changes();
    return changes
        && expected.columns().equals(actual.columns())
        && expected.rows().equals(actual.rows());
  }

  private static boolean isChange(String sql) {
    return sql.startsWith("INSERT")
        || sql.startsWith("UPDATE")
        || sql.startsWith("DELETE")
        || sql.startsWith("REPLACE");
  }

  /** Drops statements that the difference does not need, so that a failure can be read. */
  static List<String> shrink(List<String> script) {
    String kind = kind(script);
    List<String> current = script;
    for (int chunk = Math.max(1, script.size() / 4); chunk >= 1; chunk /= 2) {
      for (int from = 0; from + chunk <= current.size(); ) {
        List<String> candidate = new ArrayList<>(current);
        candidate.subList(from, from + chunk).clear();
        if (kind(candidate).equals(kind)) {
          current = candidate;
        } else {
          from += chunk;
        }
      }
    }
    return current;
  }

  private static String kind(List<String> script) {
    try {
      Difference difference = run(script, new Coverage());
      return difference == null ? "" : difference.kind();
    } catch (AssertionError e) {
      return String.valueOf(e.getCause());
    }
  }

  /** Fails with the shrunk script if the seed's script shows a difference. */
  static void check(long seed, int statements, Coverage coverage) {
    List<String> script = Script.generate(seed, statements, coverage);
    Difference difference = null;
    AssertionError error = null;
    try {
      difference = run(script, coverage);
    } catch (AssertionError e) {
      error = e;
    }
    if (difference == null && error == null) {
      return;
    }
    List<String> small = shrink(script);
    try {
      difference = run(small, new Coverage());
    } catch (AssertionError e) {
      error = e;
    }
    String text =
        "seed "
            + seed
            + "\nreplay: mvn -q -pl engine -am test -Dtest=DifferentialTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dquiver.seed="
            + seed
            + "\n"
            + String.join(";\n", small)
            + ";\n"
            + (difference == null ? "" : difference.describe());
    if (error != null) {
      throw new AssertionError(text, error);
    }
    Assertions.fail(text);
  }
}
