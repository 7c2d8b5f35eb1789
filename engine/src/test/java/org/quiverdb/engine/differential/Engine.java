package org.quiverdb.engine.differential;

/** A database engine that runs one statement at a time on a database of its own. */
public interface Engine extends AutoCloseable {
  Outcome run(String sql);

  @Override
  void close();
}
