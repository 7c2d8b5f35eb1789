package org.quiverdb.engine.sql.bind;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;

/** A subquery, view or common table expression in FROM. */
public final class QuerySource extends Source {
  private final BoundSelect query;
  private final @Nullable String objectName;
  private final boolean materialize;

  QuerySource(
      String name,
      boolean aliased,
      @Nullable String objectName,
      List<SourceColumn> columns,
      BoundSelect query,
      boolean materialize) {
    super(name, aliased, columns);
    this.query = query;
    this.objectName = objectName;
    this.materialize = materialize;
  }

  public BoundSelect query() {
    return query;
  }

  /** The name of the view or common table expression, or null. */
  public @Nullable String objectName() {
    return objectName;
  }

  /** Whether AS MATERIALIZED forbids to merge it into the query around it. */
  public boolean materialize() {
    return materialize;
  }

  @Override
  @Nullable String tableName() {
    return objectName;
  }

  /** A subquery has no rowid of its own; SQLite gives NULL for that of a view. */
  @Override
  public boolean isRowidName(String columnName) {
    return false;
  }

  boolean looksLikeRowid(String columnName) {
    return Names.same(columnName, "rowid")
        || Names.same(columnName, "oid")
        || Names.same(columnName, "_rowid_");
  }
}
