package org.quiverdb.engine.catalog;

import java.util.List;
import org.quiverdb.engine.sql.syntax.tree.ForeignKeyClause;

/**
 * A foreign key of a table, as declared.
 *
 * @param columns positions of the child columns
 */
public record ForeignKey(List<Integer> columns, ForeignKeyClause clause) {
  public ForeignKey {
    columns = List.copyOf(columns);
  }
}
