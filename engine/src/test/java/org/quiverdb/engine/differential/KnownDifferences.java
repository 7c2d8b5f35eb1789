package org.quiverdb.engine.differential;

import java.util.List;
import java.util.Map;

/**
 * The kinds of difference from C SQLite that are accepted, each with its reason. At most ten;
 * {@code COMPATIBILITY.md} lists the same.
 */
final class KnownDifferences {
  /** One kind: its name and when it applies. */
  private record Kind(String name, Rule rule) {}

  private interface Rule {
    boolean explains(String sql, Outcome expected, Outcome actual);
  }

  private static final List<Kind> KINDS =
      List.of(
          // Which of several mistakes in one statement is named depends on the order of the work.
          new Kind(
              "another mistake first",
              (sql, expected, actual) ->
                  isNameError(expected, sql)
                      && isNameError(actual, sql)
                      && !subject(expected).equals(subject(actual))),
          // C folds (a AND 0) to 0 while it parses and then takes it for a position.
          new Kind(
              "folded GROUP BY term",
              (sql, expected, actual) -> expected.message().contains("GROUP BY term out of range")),
          // C sees a misused aggregate of an outer query only when it needs the value.
          new Kind(
              "misused aggregate in an unneeded expression",
              (sql, expected, actual) ->
                  !expected.failed() && actual.message().startsWith("misuse of aggregate: ")),
          // Whether an expression whose value nobody needs is computed depends on the plan.
          new Kind(
              "overflow in an unneeded expression",
              (sql, expected, actual) ->
                  isOverflow(expected) && !actual.failed()
                      || isOverflow(actual) && !expected.failed()));

  /** Whether an error is about a name that the statement holds, or a view or trigger. */
  private static boolean isNameError(Outcome outcome, String sql) {
    return outcome.code() == 1
        && (sql.contains(subject(outcome)) || subject(outcome).startsWith("main."))
        && (outcome.message().startsWith("no such ")
            || outcome.message().startsWith("misuse of aggregate")
            || outcome.message().startsWith("ambiguous column name"));
  }

  /** The name that a message ends with. */
  private static String subject(Outcome outcome) {
    String message = outcome.message();
    return message.substring(message.lastIndexOf(' ') + 1).replaceAll("[()]", "");
  }

  private static boolean isOverflow(Outcome outcome) {
    return outcome.message().equals("integer overflow");
  }

  /** Scripts that meet a kind which no message shows, with its reason. */
  private static final Map<Long, String> SEEDS =
      Map.of(
          1518L,
          "a bare column beside an aggregate over no rows: C computes the expression of a LEFT"
              + " JOIN's subquery behind it over NULLs");

  private KnownDifferences() {}

  /** Whether a seed's script is left out. */
  static boolean excludes(long seed) {
    return SEEDS.containsKey(seed);
  }

  /** The name of the kind of a difference, or null if it is of none. */
  static String kind(String sql, Outcome expected, Outcome actual) {
    for (Kind kind : KINDS) {
      if (kind.rule().explains(sql, expected, actual)) {
        return kind.name();
      }
    }
    return null;
  }
}
