package org.quiverdb.engine.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An index by an access method: no entry of the schema table, but an ordinary table of its name,
 * further tables {@code NAME_SUFFIX}, and triggers on the table that it indexes.
 *
 * @param tableName the indexed table; empty when nothing says which it is
 * @param column position of the indexed column, or -1 when it is detached
 * @param method name of the access method
 * @param options as the access method understood them
 * @param suffixes of its tables, besides that of the metadata and {@code log}
 * @param sql the CREATE INDEX text, with the names that were in use then
 * @param where the condition on the rows that are indexed, by the names of columns that are in use
 *     now; null for all rows
 * @param detached why it must not be used, or null when its parts are all there
 */
public record MethodIndex(
    String name,
    String tableName,
    int column,
    String method,
    Map<String, String> options,
    List<String> suffixes,
    String sql,
    @Nullable String where,
    @Nullable String detached) {
  /** Suffix of the change log. */
  public static final String LOG = "log";

  /** The name of one of its tables. */
  public String table(String suffix) {
    return suffix.isEmpty() ? name : name + "_" + suffix;
  }

  /** The names of all its tables, that of the metadata first. */
  public List<String> tables() {
    List<String> names = new java.util.ArrayList<>(List.of(name, table(LOG)));
    for (String suffix : suffixes) {
      names.add(table(suffix));
    }
    return names;
  }
}
