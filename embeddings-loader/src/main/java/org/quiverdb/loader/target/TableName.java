package org.quiverdb.loader.target;

import org.jspecify.annotations.Nullable;
import org.quiverdb.vector.VectorType;

/**
 * Which table to load into.
 *
 * @param table its name; made if it is not there
 * @param column name of its vector column, or null for {@code embedding} in a new table and the
 * only vector column in
 *     one that exists
 * @param type of the vectors in a new table
 */
public record TableName(String table, @Nullable String column, VectorType type) {
  /** Name of the vector column of new tables. */
  static final String COLUMN_DEFAULT = "embedding";

  /** The name as SQL text. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
