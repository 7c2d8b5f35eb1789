package org.quiverdb.loader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a JSON record, or columns of a CSV file, mean what.
 *
 * @param vector name of the vector, or null to find it: {@code embedding}, {@code vector}, a name
 * ending in {@code
 *     _embedding} or {@code _vector}, …
 * @param id name of the id, or null to take the first of {@link #ID_NAMES} that is there
 * @param text name of the text, or null to take the first of {@link #TEXT_NAMES} that is there
 * @param metadata whether to keep the other members
 * @param table which table of a database or dump, or array of a file with several, to read; null
 * for the only one
 */
public record FieldNames(
    @Nullable String vector,
    @Nullable String id,
    @Nullable String text,
    boolean metadata,
    @Nullable String table) {
  /** Names taken for the id when none is given. */
  public static final List<String> ID_NAMES = List.of("id", "_id", "custom_id", "key", "uuid");

  /** Names taken for the text when none is given. */
  public static final List<String> TEXT_NAMES =
      List.of("text", "content", "document", "chunk", "combined", "input");

  private static final List<String> VECTOR_NAMES =
      List.of("embedding", "embeddings", "vector", "emb", "values");

  /** The names for files that hold one table. */
  public FieldNames(
      @Nullable String vector, @Nullable String id, @Nullable String text, boolean metadata) {
    this(vector, id, text, metadata, null);
  }

  /** Names found by themselves, all other members kept. */
  public static final FieldNames DETECTED = new FieldNames(null, null, null, true);

  /** Whether a member of this name is the vector. */
  public boolean isVector(String name) {
    return vector != null
        ? vector.equals(name)
        : VECTOR_NAMES.contains(name)
            || name.endsWith("_embedding")
            || name.endsWith("_embeddings")
            || name.endsWith("_vector");
  }

  /** Index of the column that holds the id, or -1. */
  public int idColumn(List<String> columns) {
    return first(id == null ? ID_NAMES : List.of(id), columns);
  }

  /** Index of the column that holds the text, or -1. */
  public int textColumn(List<String> columns) {
    return first(text == null ? TEXT_NAMES : List.of(text), columns);
  }

  /** Where the first of the names stands that is there at all. */
  private static int first(List<String> wanted, List<String> columns) {
    for (String name : wanted) {
      int column = columns.indexOf(name);
      if (column >= 0) {
        return column;
      }
    }
    return -1;
  }
}
