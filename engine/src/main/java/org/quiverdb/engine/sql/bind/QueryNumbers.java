package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the queries of a statement in the order in which they end in the text, as SQLite's parser
 * sees them; each core of a compound takes a number, and the compound has that of its last one.
 */
final class QueryNumbers {
  private record Entry(boolean inStatement, int end, @Nullable BoundSelect select) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  void add(String sql, int end, @Nullable BoundSelect select) {
    if (texts.isEmpty()) {
      texts.add(sql);
    }
    entries.add(new Entry(sql.equals(texts.get(0)), end, select));
  }

  /** Gives every query added so far its number. */
  void assign() {
    entries.sort(Comparator.comparing((Entry e) -> !e.inStatement()).thenComparingInt(Entry::end));
    for (int i = 0; i < entries.size(); i++) {
      BoundSelect select = entries.get(i).select();
      if (select != null) {
        select.setNumber(i + 1);
      }
    }
  }
}
