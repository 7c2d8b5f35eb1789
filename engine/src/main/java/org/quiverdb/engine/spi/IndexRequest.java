package org.quiverdb.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.vector.VectorColumnType;

/**
 * What a CREATE INDEX asks for.
 *
 * @param name of the index
 * @param column that is indexed
 * @param type of the column, or null when its declared type names no vector
 * @param options as they were written, in their order; of equal names the last one counts
 */
public record IndexRequest(
    String name,
    String table,
    String column,
    @Nullable VectorColumnType type,
    List<Option> options) {
  /**
   * {@code key = value} of the WITH list, or {@code 'key=value'} of {@code libsql_vector_idx}.
   *
   * @param value the text of a string, number or bare word
   */
  public record Option(String key, String value) {}

  public IndexRequest {
    options = List.copyOf(options);
  }
}
