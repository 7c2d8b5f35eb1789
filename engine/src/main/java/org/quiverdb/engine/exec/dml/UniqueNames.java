package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;

/**
 * How SQLite names the columns of a violated UNIQUE constraint: {@code t.a, t.b}, or {@code index
 * 'i'}.
 */
public final class UniqueNames {
  private UniqueNames() {}

  public static String describe(Table table, Index index) {
    if (index.hasExpressions()) {
      return "index '" + index.name() + "'";
    }
    List<String> names = new ArrayList<>();
    for (IndexColumn field : index.columns().subList(0, index.keyCount())) {
      String column =
          field.column() == IndexColumn.ROWID
              ? "rowid"
              : table.columns().get(field.column()).name();
      names.add(table.name() + "." + column);
    }
    return String.join(", ", names);
  }
}
