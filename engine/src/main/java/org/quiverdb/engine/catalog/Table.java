package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/**
 * A table, immutable.
 *
 * @param rootPage root of its b-tree; 0 for a virtual table
 * @param rowidAlias position of the INTEGER PRIMARY KEY column, or -1
 * @param primaryKeyConflict what the INTEGER PRIMARY KEY says to do on a duplicate rowid
 * @param indexes in SQLite's order: latest first, those with ON CONFLICT REPLACE last
 * @param triggers in order of creation
 * @param module the module of a virtual table, or null
 * @param sql the text in the schema table; null only for the schema table itself
 */
public record Table(
    String name,
    int rootPage,
    List<Column> columns,
    int rowidAlias,
    ConflictClause primaryKeyConflict,
    boolean autoincrement,
    boolean withoutRowid,
    boolean strict,
    List<Check> checks,
    List<ForeignKey> foreignKeys,
    List<Index> indexes,
    List<Trigger> triggers,
    @Nullable String module,
    @Nullable String sql) {

  public Table {
    columns = List.copyOf(columns);
    checks = List.copyOf(checks);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
    triggers = List.copyOf(triggers);
  }

  /** Position of the column of that name, or -1. */
  public int columnIndex(String columnName) {
    for (Column column : columns) {
      if (Names.same(column.name(), columnName)) {
        return column.position();
      }
    }
    return -1;
  }

  /** Whether the name means the rowid here: rowid, oid, _rowid_, unless a column is called so. */
  public boolean isRowidName(String name) {
    return !withoutRowid
        && (Names.same(name, "rowid") || Names.same(name, "oid") || Names.same(name, "_rowid_"))
        && columnIndex(name) < 0;
  }

  /** The primary key index of a WITHOUT ROWID table; its tree is the table. */
  public Index primaryKeyIndex() {
    for (Index index : indexes) {
      if (index.origin() == Index.Origin.PRIMARY_KEY) {
        return index;
      }
    }
    throw new IllegalStateException("table " + name + " has no primary key index");
  }

  /** Whether the name belongs to SQLite itself: such tables are not dropped or altered by users. */
  public boolean isInternal() {
    return name.length() >= 7 && Names.same(name.substring(0, 7), "sqlite_");
  }

  /** The same table with another list of indexes. */
  public Table withIndexes(List<Index> others) {
    return with(others, triggers);
  }

  /** The same table with all indexes ascending. */
  Table ascending() {
    return withIndexes(indexes.stream().map(Index::ascending).toList());
  }

  /** The same table with one more index, put where SQLite would put it. */
  public Table withIndex(Index index) {
    List<Index> all = new ArrayList<>(indexes);
    int place = 0;
    if (index.conflict() == ConflictClause.REPLACE) {
      while (place < all.size() && all.get(place).conflict() != ConflictClause.REPLACE) {
        place++;
      }
    }
    all.add(place, index);
    return withIndexes(all);
  }

  /** The same table with another list of triggers. */
  public Table withTriggers(List<Trigger> others) {
    return with(indexes, others);
  }

  private Table with(List<Index> otherIndexes, List<Trigger> otherTriggers) {
    return new Table(
        name,
        rootPage,
        columns,
        rowidAlias,
        primaryKeyConflict,
        autoincrement,
        withoutRowid,
        strict,
        checks,
        foreignKeys,
        otherIndexes,
        otherTriggers,
        module,
        sql);
  }
}
