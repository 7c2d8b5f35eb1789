package org.quiverdb.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rowids that the last execution has inserted: the last one of every INSERT, so that a batch
 * has one for each of its rows.
 */
final class GeneratedKeys {
  private static final String DEFAULT_COLUMN = "last_insert_rowid()";

  private String column = DEFAULT_COLUMN;
  private long[] keys = new long[1];
  private int count;

  /** Names the column as the caller named the key; anything else but one name means SQLite's. */
  void nameColumn(String @Nullable [] names) {
    column = names != null && names.length == 1 ? names[0] : DEFAULT_COLUMN;
  }

  void clear() {
    count = 0;
  }

  void add(long key) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, count * 2);
    }
    keys[count++] = key;
  }

  Rows rows() {
    List<@Nullable Object[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rows.add(new Object[] {keys[i]});
    }
    return new MemoryRows(MemoryRows.columns(column), rows);
  }
}
