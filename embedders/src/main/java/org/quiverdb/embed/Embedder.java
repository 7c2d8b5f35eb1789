package org.quiverdb.embed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;

/** Turns texts into vectors. Used by one thread at a time, but for {@link #isThreadSafe}. */
public interface Embedder extends AutoCloseable {
  /** Elements of each vector. */
  int dimensions();

  /** What the database has to know of it to make the same one again, by key. */
  Map<String, String> settings();

  /** Writes what else it is made of; inside the transaction that is open. */
  void save(QuiverConnection connection, String model);

  /** How many of these texts, from the first one on, to embed together; at least 1. */
  int batchSize(List<String> texts);

  /**
   * Embeds texts.
   *
   * @return as many vectors, in their order; null for a text that it cannot make sense of
   * @throws EmbedException if none can be embedded
   */
  List<float @Nullable []> embed(List<String> texts) throws EmbedException;

  /** Whether {@link #embed} may be called by several threads at a time. */
  default boolean isThreadSafe() {
    return false;
  }

  @Override
  void close();
}
