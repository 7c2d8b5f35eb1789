package org.quiverdb.engine.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.vector.VectorColumnType;

/**
 * An index as the schema has it now; names follow renames of the table and its columns.
 *
 * @param name of the index, which is also the table of its metadata
 * @param key the name by which SQL reaches the rowid of the table
 * @param type of the column, or null when its declared type names no vector
 * @param options as {@link AccessMethod#define} gave them
 */
public record IndexDefinition(
    String name,
    String table,
    String column,
    String key,
    @Nullable VectorColumnType type,
    Map<String, String> options) {}
