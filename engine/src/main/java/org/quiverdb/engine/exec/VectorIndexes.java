package org.quiverdb.engine.exec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.spi.AccessMethod;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorRows;

/**
 * The indexes by access methods of one session's main database. Whoever can run SQL inside of a
 * statement implements it. Not thread-safe.
 */
public interface VectorIndexes extends AutoCloseable {
  /** The access method of that name, or null. */
  @Nullable AccessMethod method(String name);

  /**
   * The open index, or null when {@link #obstacle} says why it must not be used. Needs a read
   * transaction.
   */
  @Nullable VectorIndex open(MethodIndex index);

  /** Why an index must not be used, or null when it may. Needs a read transaction. */
  @Nullable String obstacle(MethodIndex index);

  /** The rows of an index that has been opened. Close it before the transaction ends. */
  VectorRows rows(MethodIndex index);

  /** Runs SQL inside of the running statement. */
  void execute(String sql);

  /** Fills the tables of a new index. */
  void build(MethodIndex index);

  /** Closes an index that is about to go. */
  void forget(String name);

  /** Empties the change logs of all indexes, in a write transaction. */
  void drainAll();

  /**
   * Shortens the change logs that have become long, before a commit. What fails is undone and left
   * for later: the user's rows are committed anyway.
   */
  void drainDue();

  /** The transaction whose logs {@link #drainDue} may have shortened is committed. */
  void committed();

  /** What is wrong with an index, at most so many texts. */
  List<String> check(MethodIndex index, int maxFindings);

  @Override
  void close();
}
