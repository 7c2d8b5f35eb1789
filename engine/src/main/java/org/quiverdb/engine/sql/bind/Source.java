package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;

/**
 * Something with rows that names can refer to: an item of FROM, or the row a trigger or constraint
 * looks at. Equal only to itself.
 */
public abstract sealed class Source
    permits TableSource, QuerySource, FunctionSource, RegisterSource {
  /** The column index that means the rowid. */
  public static final int ROWID = -1;

  private final String name;
  private final boolean aliased;
  private final List<SourceColumn> columns;

  Source(String name, boolean aliased, List<SourceColumn> columns) {
    this.name = name;
    this.aliased = aliased;
    this.columns = List.copyOf(columns);
  }

  /** The alias, or the table's name; empty for a subquery without alias. */
  public final String name() {
    return name;
  }

  /** Whether {@link #name} was written after AS. */
  public final boolean aliased() {
    return aliased;
  }

  public final List<SourceColumn> columns() {
    return columns;
  }

  /** The database of a table, or null. */
  public @Nullable String database() {
    return null;
  }

  /** Whether its rows are those of a table of the schema. */
  final boolean isTable() {
    return this instanceof TableSource || this instanceof RegisterSource;
  }

  /** The name that SQL text may use beside the alias; null when there is none. */
  @Nullable String tableName() {
    return null;
  }

  /** Whether this column name means the rowid here. */
  public abstract boolean isRowidName(String columnName);

  /** Position of a column by name, or -1. */
  public final int columnIndex(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (Names.same(columns.get(i).name(), columnName)) {
        return i;
      }
    }
    return -1;
  }
}
