package org.quiverdb.engine.exec.vector;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.vector.DistanceMetric;

/**
 * The nearest rows of one column without SQL: what {@link NearestRows} finds for {@code ORDER BY
 * distance LIMIT k}, in the caller's arrays. Belongs to one state of the schema; runs inside of a
 * transaction that the caller has begun. What it needs is kept from call to call. One thread, which
 * lets others help with batches.
 */
public final class NearestSearch implements AutoCloseable {
  /** What a call wants. */
  public static final class Wish {
    /** Share of the nearest rows that an index has to find, above 0, at most 1. */
    public double recall = 1;

    /** Whether rows without a distance count. */
    public boolean keepNulls = true;

    /** Whether they come before the others. */
    public boolean nullsFirst = true;
  }

  final Session session;
  final Database database;
  final Table table;
  final int column;
  final DistanceMetric metric;
  final Wish wish;
  private final @Nullable MethodIndex named;
  private final MethodIndex[] candidates;
  private final NearestSearcher own;

  /**
   * @param column whose values are measured; not a computed one
   * @param named the index to use, whose rows are then the only ones; or null for any that serves
   *     and has all rows
   * @param wish may be changed between calls
   */
  public NearestSearch(
      Session session,
      Database database,
      Table table,
      int column,
      DistanceMetric metric,
      @Nullable MethodIndex named,
      Wish wish) {
    this.session = session;
    this.database = database;
    this.table = table;
    this.column = column;
    this.metric = metric;
    this.named = named;
    this.wish = wish;
    candidates =
        MethodIndexes.of(database.schema(), table).stream()
            .filter(index -> index.column() == column && index.where() == null)
            .toArray(MethodIndex[]::new);
    own = new NearestSearcher(this, database.trees());
  }

  /**
   * Finds the rows nearest to a vector.
   *
   * @param k how many, not negative
   * @param filter which rowids count, or null for all
   * @param rowids receives the rowids, nearest first, from its start
   * @param distances receives the distances; NaN for rows without one
   * @return how many rows there are, at most k
   */
  public int topK(
      float[] query, int k, @Nullable LongPredicate filter, long[] rowids, double[] distances) {
    try {
      VectorIndex index = openIndex();
      own.setRows(rowsOfIndex());
      if (!own.find(query, k, filter, index)) {
        own.measureTable();
      }
      return own.copy(rowids, distances, 0);
    } finally {
      own.release();
    }
  }

  /** Whether only the rows of a partial index count. */
  boolean isPartial() {
    return named != null && named.where() != null;
  }

  private @Nullable VectorRows rowsOfIndex() {
    VectorIndexes indexes = session.vectorIndexes();
    return indexes == null || named == null || !isPartial() ? null : indexes.rows(named);
  }

  /**
   * Finds the rows nearest to each of several vectors, with helping threads unless the connection
   * is in a write transaction. The rows of query {@code i} stand in the arrays from {@code i * k}
   * on.
   *
   * @param filter which rowids count, or null for all; several threads ask it
   * @param counts receives how many rows there are for each query
   */
  public void topK(
      float[][] queries,
      int k,
      @Nullable LongPredicate filter,
      long[] rowids,
      double[] distances,
      int[] counts) {
    try {
      VectorIndex index = openIndex();
      own.setRows(rowsOfIndex());
      new NearestBatch(this, index, queries, k, filter, rowids, distances, counts).run(own);
    } finally {
      own.release();
    }
  }

  /** The index, looked up again for each call, as another statement may have closed it. */
  private @Nullable VectorIndex openIndex() {
    VectorIndexes indexes = session.vectorIndexes();
    if (indexes == null) {
      return null;
    }
    if (named != null) {
      VectorIndex open = indexes.open(named);
      if (open == null) {
        throw SqlException.error(
            "index " + named.name() + " cannot be used: " + indexes.obstacle(named));
      }
      return open;
    }
    for (MethodIndex candidate : candidates) {
      VectorIndex open = indexes.open(candidate);
      if (open != null && open.serves(metric)) {
        return open;
      }
    }
    return null;
  }

  @Override
  public void close() {
    own.close();
  }
}
