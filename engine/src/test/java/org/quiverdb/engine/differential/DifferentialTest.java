package org.quiverdb.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random scripts in Quiver and C SQLite: rows, types, column names, changes, error code and message
 * agree.
 */
class DifferentialTest {
  private static final int STATEMENTS_PER_SCRIPT = 120;

  /** Scripts per run; {@code -Dquiver.differential.scripts} sets another number. */
  private static final int SCRIPTS = Integer.getInteger("quiver.differential.scripts", 1700);

  private static final List<String> CODES =
      List.of(
          "code-0",
          "code-1",
          "code-275",
          "code-1299",
          "code-1555",
          "code-1811",
          "code-2579",
          "code-2067",
          "code-20");

  @Test
  void randomScriptsAgree() {
    Coverage coverage = new Coverage();
    Long seed = Long.getLong("quiver.seed");
    if (seed != null) {
      Comparison.check(seed, STATEMENTS_PER_SCRIPT, coverage);
      return;
    }
    List<String> failures = new ArrayList<>();
    for (long s = 1; s <= SCRIPTS && failures.size() < 5; s++) {
      if (KnownDifferences.excludes(s)) {
        continue;
      }
      try {
        Comparison.check(s, STATEMENTS_PER_SCRIPT, coverage);
      } catch (AssertionError e) {
        failures.add(e.getMessage() + (e.getCause() == null ? "" : "\n  " + trace(e.getCause())));
      }
    }
    report(coverage);
    assertEquals(List.of(), failures, () -> String.join("\n\n", failures));
    List<String> expected = new ArrayList<>(CODES);
    expected.addAll(Productions.ALL);
    for (String name : expected) {
      assertTrue(coverage.count(name) > 0 || SCRIPTS < 1000, () -> name + " never occurred");
    }
  }

  private static String trace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    String all = text.toString();
    return all.length() > 3000 ? all.substring(0, 3000) : all;
  }

  private static void reportKnown(String name, int count) {
    if (name.startsWith("known difference")) {
      System.out.println(name + ", " + count + " times");
    }
  }

  private static void report(Coverage coverage) {
    StringBuilder text = new StringBuilder("productions:");
    for (Map.Entry<String, Integer> entry : coverage.counts().entrySet()) {
      text.append(' ').append(entry.getKey()).append('=').append(entry.getValue());
    }
    System.out.println(text);
    coverage.counts().forEach(DifferentialTest::reportKnown);
    System.out.println("COUNTER differential_statements " + coverage.count("statements"));
    System.out.println("COUNTER differential_modifying " + coverage.count("modifying"));
  }
}
