package org.quiverdb.engine.differential;

import java.util.List;

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

  private static final List<Kind> KINDS = List.of();

  private KnownDifferences() {}

  static boolean explains(String sql, Outcome expected, Outcome actual) {
    for (Kind kind : KINDS) {
      if (kind.rule().explains(sql, expected, actual)) {
        return true;
      }
    }
    return false;
  }
}
