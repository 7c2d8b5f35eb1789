package org.quiverdb.engine.exec.pragma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a check has found so far, up to a limit. */
final class CheckReport {
  private final List<@Nullable Object[]> rows = new ArrayList<>();
  private int left;

  CheckReport(int limit) {
    left = limit;
  }

  /** Adds one finding. */
  void add(String text) {
    add(text, 1);
  }

  /** Adds several findings as one row. */
  void add(String text, int findings) {
    if (!isFull()) {
      rows.add(new Object[] {text});
      left -= findings;
    }
  }

  /** Whether nothing more is to be looked for. */
  boolean isFull() {
    return left <= 0;
  }

  /** How many findings may still be added. */
  int left() {
    return left;
  }

  /** The findings; the one row "ok" when there are none. */
  List<@Nullable Object[]> rows() {
    return rows.isEmpty() ? PragmaDefinition.row("ok") : rows;
  }
}
