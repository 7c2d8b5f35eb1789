package org.quiverdb.engine.sql.bind;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.With;

/** The common tables of one WITH clause, inside those of the query around it. */
final class WithScope {
  final @Nullable WithScope parent;
  final With with;
  final String sql;

  /** Those whose definition is being bound, to notice a table that needs itself. */
  final Set<With.CommonTable> open = new HashSet<>();

  WithScope(@Nullable WithScope parent, With with, String sql) {
    this.parent = parent;
    this.with = with;
    this.sql = sql;
  }

  With.@Nullable CommonTable find(Name name) {
    for (With.CommonTable table : with.tables()) {
      if (table.name().is(name.text())) {
        return table;
      }
    }
    return null;
  }
}
