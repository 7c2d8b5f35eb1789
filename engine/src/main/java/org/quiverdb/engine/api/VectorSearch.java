package org.quiverdb.engine.api;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.vector.NearestSearch;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.RowidSet;

/**
 * The nearest rows of a vector column without SQL, for loops in which preparing, binding and
 * stepping would count. Results are those of
 *
 * <pre>
 *   SELECT rowid, distance(column, query) AS d FROM table [WHERE filter] ORDER BY d LIMIT k
 * </pre>
 *
 * on the same connection at the same moment, its own uncommitted changes included: by the vector
 * index where there is one that serves and is cheaper (not by a partial one), else by reading the
 * table. Ties go to the smaller rowid. The query is taken as a vector of the column's type.
 *
 * <p>A search by the name of a partial index has the rows that satisfy its condition and no others,
 * as if its WHERE stood in that query; the condition is tested on each row that is looked at, which
 * costs some allocation, and batches use one thread.
 *
 * <pre>{@code
 * try (VectorSearch search = connection.vectorSearch("docs", "e", DistanceMetric.COSINE)) {
 *   long[] rowids = new long[10];
 *   double[] distances = new double[10];
 *   int found = search.topK(query, 10, null, rowids, distances);
 * }
 * }</pre>
 *
 * <p><b>Rows without a distance</b> (NULL, a zero vector under cosine) come first, as NULLs do in
 * SQL; {@link #setMissing} changes that. Their distance is NaN.
 *
 * <p><b>Filters.</b> A {@link RowidSet}, or any predicate of rowids. As many rows as pass are
 * found, up to k. A predicate may be asked by several threads at once, about a rowid any number of
 * times or not at all, and must not use the connection. What it throws is the cause of an INTERNAL
 * error.
 *
 * <p><b>Allocation.</b> A single search of an F32 column that the index answers allocates nothing
 * once it is warm; what reads the table allocates some kilobytes for each call. Inside of BEGIN
 * ... COMMIT a search also saves taking the file's lock.
 *
 * <p><b>Threads.</b> Serialised with all other use of the connection: any thread may call, one at a
 * time. Batches, and reading the table, use all processors, except for a connection that is in a
 * write transaction.
 *
 * <p><b>Errors</b> are {@link QuiverException}s, as of a statement: BUSY, INTERRUPT, ERROR for a
 * table that is gone, a query with other dimensions than the column, or a row in the result's
 * reach whose value is no vector; MISUSE for arrays that are too short and for use after close.
 */
public final class VectorSearch implements AutoCloseable {
  /** Where rows stand that have no distance. */
  public enum Missing {
    /** Before the others, as in SQL's ascending order. */
    FIRST,
    /** Behind the others: {@code NULLS LAST}. */
    LAST,
    /** Nowhere: {@code WHERE distance IS NOT NULL}. */
    LEFT_OUT
  }

  private final QuiverConnection connection;
  private final String name;
  private final @Nullable String column;
  private final @Nullable DistanceMetric metric;
  private final NearestSearch.Wish wish = new NearestSearch.Wish();
  private double recall = Double.NaN;
  private @Nullable NearestSearch search;
  private int dimensions;
  private long generation;
  private boolean closed;

  /**
   * @param name of a table, or of an index when no column is given
   */
  VectorSearch(
      QuiverConnection connection,
      String name,
      @Nullable String column,
      @Nullable DistanceMetric metric) {
    this.connection = connection;
    this.name = name;
    this.column = column;
    this.metric = metric;
  }

  /**
   * Sets the share of the true nearest rows that an index has to find.
   *
   * @param value above 0, at most 1; NaN for {@code PRAGMA vector_recall}, as at first
   */
  public void setRecall(double value) {
    if (value <= 0 || value > 1) {
      throw misuse("recall " + value);
    }
    recall = value;
  }

  /** Says where rows stand that have no distance; first unless this is called. */
  public void setMissing(Missing value) {
    wish.keepNulls = value != Missing.LEFT_OUT;
    wish.nullsFirst = value == Missing.FIRST;
  }

  /**
   * Finds the k nearest rows.
   *
   * @param query as many elements as the column has dimensions
   * @param k 0 or more
   * @param filter the rows that count, or null for all
   * @param rowids receives the rowids in order; at least k long
   * @param distances receives the distances in the same order; at least k long
   * @return how many rows were found; the rest of the arrays is as it was
   */
  public int topK(
      float[] query, int k, @Nullable LongPredicate filter, long[] rowids, double[] distances) {
    checkRoom(k, 1, rowids.length, distances.length);
    connection.lock();
    try {
      NearestSearch ready = begin();
      try {
        checkDimensions(query);
        int found = k == 0 ? 0 : ready.topK(query, k, filter, rowids, distances);
        connection.session().transactions().end(null, -1);
        return found;
      } catch (RuntimeException | StackOverflowError e) {
        throw StatementRun.failRead(connection.session(), e);
      }
    } finally {
      connection.unlock();
    }
  }

  /**
   * Finds the k nearest rows of each of several queries, on all processors. The rows of query
   * {@code i} stand from {@code i * k} on.
   *
   * @param rowids at least {@code queries.length * k} long, as is distances
   * @param counts receives how many rows were found for each query; at least one for each
   */
  public void topK(
      float[][] queries,
      int k,
      @Nullable LongPredicate filter,
      long[] rowids,
      double[] distances,
      int[] counts) {
    checkRoom(k, queries.length, rowids.length, distances.length);
    if (counts.length < queries.length) {
      throw misuse(queries.length + " queries, room for " + counts.length + " counts");
    }
    connection.lock();
    try {
      NearestSearch ready = begin();
      try {
        for (float[] query : queries) {
          checkDimensions(query);
        }
        if (k > 0) {
          ready.topK(queries, k, filter, rowids, distances, counts);
        } else {
          java.util.Arrays.fill(counts, 0, queries.length, 0);
        }
        connection.session().transactions().end(null, -1);
      } catch (RuntimeException | StackOverflowError e) {
        throw StatementRun.failRead(connection.session(), e);
      }
    } finally {
      connection.unlock();
    }
  }

  private static void checkRoom(int k, int queries, int rowids, int distances) {
    if (k < 0 || Math.min(rowids, distances) < (long) k * queries) {
      throw misuse(
          "%d rows for each of %d queries, room for %d rowids and %d distances"
              .formatted(k, queries, rowids, distances));
    }
  }

  private void checkDimensions(float[] query) {
    if (dimensions > 0 && query.length != dimensions) {
      throw SqlException.error(
          "vector_distance: vectors must have the same length: %d != %d"
              .formatted(dimensions, query.length));
    }
  }

  private static SqlException misuse(String what) {
    return new SqlException(ResultCode.MISUSE, what);
  }

  /** Begins a statement's transaction; finds table and column again when the schema has changed. */
  private NearestSearch begin() {
    if (closed) {
      throw misuse("the search is closed");
    }
    FileSession session = connection.beginReading();
    boolean done = false;
    try {
      NearestSearch ready = search;
      if (ready == null || generation != session.schemaGeneration()) {
        release();
        ready = resolve(session);
        search = ready;
        generation = session.schemaGeneration();
      }
      wish.recall = Double.isNaN(recall) ? session.vectorRecall() : recall;
      session.transactions().begin(null, false);
      done = true;
      return ready;
    } finally {
      if (!done) {
        session.transactions().cancel();
      }
    }
  }

  private NearestSearch resolve(FileSession session) {
    Schema schema = session.main().schema();
    MethodIndex index = column == null ? schema.methodIndex(name) : null;
    if (column == null && index == null) {
      throw SqlException.error("no such index: " + name);
    }
    Table table = schema.table(index == null ? name : index.tableName());
    if (table == null) {
      throw SqlException.error("no such table: " + (index == null ? name : index.tableName()));
    }
    int position = index == null ? table.columnIndex(String.valueOf(column)) : index.column();
    if (position < 0) {
      throw SqlException.error("no such column: " + column);
    }
    Column found = table.columns().get(position);
    if (table.withoutRowid() || found.isVirtual() || position == table.rowidAlias()) {
      throw SqlException.error(
          "not yet supported: vector search in " + table.name() + "." + found.name());
    }
    dimensions = found.vectorType() == null ? 0 : found.vectorType().dims();
    DistanceMetric by = metric == null ? metricOf(session, index) : metric;
    return new NearestSearch(session, session.main(), table, position, by, index, wish);
  }

  private static DistanceMetric metricOf(FileSession session, @Nullable MethodIndex index) {
    VectorIndexes indexes = session.vectorIndexes();
    VectorIndex open = indexes == null || index == null ? null : indexes.open(index);
    if (open == null || indexes == null || index == null) {
      String why = indexes == null || index == null ? "" : indexes.obstacle(index);
      throw SqlException.error("the vector index cannot be used: " + why);
    }
    return open.metric();
  }

  private void release() {
    if (search != null) {
      search.close();
      search = null;
    }
  }

  /** Frees what the search has kept. */
  @Override
  public void close() {
    connection.lock();
    try {
      if (!closed) {
        closed = true;
        release();
        connection.forget(this);
      }
    } finally {
      connection.unlock();
    }
  }
}
