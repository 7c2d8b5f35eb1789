package org.quiverdb.engine.api;

/**
 * Adds functions to every connection of the JVM. Found by {@link java.util.ServiceLoader} once,
 * among the classes beside the engine's.
 */
@FunctionalInterface
public interface ConnectionExtension {
  /**
   * A connection was opened and nobody has used it yet. Should cost next to nothing: it may
   * register functions, and must not read the database.
   */
  void opened(QuiverConnection connection);
}
