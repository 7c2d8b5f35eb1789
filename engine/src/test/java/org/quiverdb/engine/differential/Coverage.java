package org.quiverdb.engine.differential;

import java.util.Map;
import java.util.TreeMap;

/** Counts how often each grammar production, conflict clause and error code occurred. */
final class Coverage {
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Counts one use and gives the text back, so that it can stand inside a concatenation. */
  String hit(String production, String text) {
    counts.merge(production, 1, Integer::sum);
    return text;
  }

  void hit(String production) {
    counts.merge(production, 1, Integer::sum);
  }

  int count(String production) {
    return counts.getOrDefault(production, 0);
  }

  Map<String, Integer> counts() {
    return counts;
  }
}
