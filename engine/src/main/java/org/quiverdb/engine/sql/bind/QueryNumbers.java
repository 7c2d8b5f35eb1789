package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Numbers the queries of a statement in the order in which their first cores end in the text, as
 * SQLite's parser sees them.
 */
final class QueryNumbers {
  private record Entry(boolean inStatement, int end, BoundSelect select) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  void add(String sql, int end, BoundSelect select) {
    if (texts.isEmpty()) {
      texts.add(sql);
    }
    entries.add(new Entry(sql.equals(texts.get(0)), end, select));
  }

  /** Gives every query added so far its number. */
  void assign() {
    entries.sort(Comparator.comparing((Entry e) -> !e.inStatement()).thenComparingInt(Entry::end));
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).select().setNumber(i + 1);
    }
  }
}
