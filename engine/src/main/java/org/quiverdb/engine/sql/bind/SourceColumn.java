package org.quiverdb.engine.sql.bind;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;

/**
 * A column that a source offers.
 *
 * @param affinity null for a column of a subquery whose expression has none
 * @param declaredType the type as written, null when it is not a column of a table
 */
public record SourceColumn(
    String name,
    @Nullable Affinity affinity,
    Collation collation,
    @Nullable String declaredType,
    @Nullable Origin origin) {
  /** The table column that a value comes from unchanged. */
  public record Origin(String database, String table, String column) {}
}
