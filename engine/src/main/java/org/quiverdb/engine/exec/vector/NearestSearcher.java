package org.quiverdb.engine.exec.vector;

import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.exec.function.vector.VectorFunctions;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.vector.RowidSet;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.kernel.QueryKernel;

/** What one thread needs for a {@link NearestSearch}: a cursor, a query, room for the result. */
final class NearestSearcher implements NearestByIndex.Rows, LongConsumer, AutoCloseable {
  /** Registers; those of the arguments of the distance function stand together. */
  private static final int VALUE = 0;

  private static final int QUERY = 1;
  private static final int DISTANCE = 2;
  private static final int REGISTERS = 3;

  private final NearestSearch search;
  private final BTree trees;
  private final Cursor cursor;
  private final RecordDecoder decoder;
  private final ExecContext context;
  private final ScalarFunction.Body function;
  private final FunctionContext functionContext;
  private final @Nullable VectorColumnType type;
  private final int field;
  private final boolean nullWhenMissing;
  private @Nullable QueryVector query;
  private @Nullable LongPredicate filter;
  private @Nullable VectorRows rows;
  private @Nullable NearestByIndex byIndex;
  private Nearest nearest = new Nearest(0);
  private int wanted;

  /**
   * @param trees of the connection, or for another thread of a view of it
   */
  NearestSearcher(NearestSearch search, BTree trees) {
    this.search = search;
    this.trees = trees;
    Column column = search.table.columns().get(search.column);
    type = column.vectorType();
    field = VectorField.position(search.table, search.column);
    nullWhenMissing = column.defaultValue() == null;
    cursor = trees.openTable(search.table.rootPage());
    decoder = new RecordDecoder(search.table.columns().size(), search.database.textEncoding());
    context = new ExecContext(search.session, REGISTERS);
    function = VectorFunctions.distance(search.metric);
    functionContext = new FunctionContext(search.session, Collation.BINARY);
  }

  /**
   * To be called before searches that look at the rows of a partial index only.
   *
   * @param ofIndex those rows, which {@link #release} closes; null when all rows of the table count
   */
  void setRows(@Nullable VectorRows ofIndex) {
    rows = ofIndex;
  }

  /**
   * Finds the rows by the index, or by a filter that names few.
   *
   * @return false when the table has to be read
   */
  boolean find(
      float[] vector, int k, @Nullable LongPredicate accepted, @Nullable VectorIndex index) {
    QueryVector from = begin(vector, k, accepted);
    if (index == null || type == null || k == 0 || !from.fits(type) || !from.isMeasurable()) {
      return k == 0;
    }
    double recall = search.wish.recall;
    if (accepted instanceof RowidSet few && few.size() <= index.cost(k, recall)) {
      few.forEach(this);
      return true;
    }
    NearestByIndex by = byIndex;
    if (by == null || !by.isOf(index)) {
      double patience = rows == null ? 1 : NearestByIndex.PARTIAL;
      by = new NearestByIndex(index, search.metric, this, patience, Double.POSITIVE_INFINITY, null);
      byIndex = by;
    }
    boolean keepNulls = search.wish.keepNulls;
    by.addOthers(context, from.own(), nearest, keepNulls, k);
    boolean complete = keepNulls && search.wish.nullsFirst && nearest.without() >= k;
    return complete || by.run(context, from, nearest, k, recall);
  }

  private QueryVector begin(float[] vector, int k, @Nullable LongPredicate accepted) {
    filter = accepted;
    if (wanted == k) {
      nearest.clear();
    } else {
      nearest = new Nearest(k);
      wanted = k;
    }
    try {
      QueryVector present = query;
      if (present != null && present.dimensions() == vector.length) {
        present.set(vector);
        return present;
      }
      closeQuery();
      VectorType element = type == null ? VectorType.FLOAT32 : type.type();
      present = QueryVector.of(search.metric, element, vector);
      query = present;
      return present;
    } catch (VectorException e) {
      throw SqlException.error(String.valueOf(e.getMessage()));
    }
  }

  /** Finds the rows of the last {@link #find} in the table. */
  void measureTable() {
    nearest.clear();
    int[] leaves = trees.leafPages(search.table.rootPage());
    if (filter instanceof RowidSet few && few.size() <= leaves.length) {
      few.forEach(this);
    } else if (rows != null || !scan(leaves)) {
      context.checkInterrupt();
      nearest.clear();
      for (boolean row = cursor.first(); row; row = cursor.next()) {
        accept(cursor.rowid());
      }
    }
  }

  /** Reads the leaves; false when that gave up. */
  private boolean scan(int[] leaves) {
    LeafScan scan =
        new LeafScan(
            search.session,
            trees,
            leaves,
            query(),
            field,
            nullWhenMissing,
            search.wish.keepNulls,
            wanted,
            false,
            filter);
    if (!scan.run()) {
      return false;
    }
    nearest = scan.result;
    for (long rowid : scan.others()) {
      accept(rowid);
    }
    return true;
  }

  private QueryVector query() {
    QueryVector present = query;
    if (present == null) {
      throw new IllegalStateException("no query has been set");
    }
    return present;
  }

  /** Measures a row if it is there and passes the filter. */
  @Override
  public void accept(long rowid) {
    context.tick();
    if (test(context, rowid) == NearestByIndex.Test.PASSED) {
      measure(context, query().own(), nearest, rowid);
    }
  }

  @Override
  public NearestByIndex.Test test(ExecContext x, long rowid) {
    LongPredicate accepted = filter;
    if (accepted != null && !accepted.test(rowid)) {
      return NearestByIndex.Test.FAILED;
    }
    if (!cursor.seekRowid(rowid)) {
      return NearestByIndex.Test.GONE;
    }
    boolean counts = rows == null || rows.fetch(rowid) != VectorRows.Found.NO_ROW;
    return counts ? NearestByIndex.Test.PASSED : NearestByIndex.Test.FAILED;
  }

  @Override
  public void measure(ExecContext x, QueryKernel kernel, Nearest into, long rowid) {
    double distance = distance(x, kernel);
    if (x.registers.tag[VALUE] != Registers.NULL || search.wish.keepNulls) {
      into.add(distance, rowid);
    }
  }

  @Override
  public double distance(ExecContext x, QueryKernel kernel) {
    Registers r = x.registers;
    decoder.reset(cursor);
    if (!decoder.column(field, r, VALUE)) {
      if (!nullWhenMissing) {
        throw SqlException.error(
            "not yet supported: the row with rowid "
                + cursor.rowid()
                + " is older than its column, which has a DEFAULT");
      }
      r.setNull(VALUE);
    }
    if (r.tag[VALUE] == Registers.BLOB
        && kernel.accepts(Memory.SEG, r.bits[VALUE], r.length[VALUE])) {
      return kernel.distance(Memory.SEG, r.bits[VALUE], r.length[VALUE]);
    }
    r.setReference(QUERY, Registers.BLOB, query().address(), query().length());
    function.call(functionContext, r, VALUE, 2, DISTANCE);
    return r.tag[DISTANCE] == Registers.NULL ? Double.NaN : r.getDouble(DISTANCE);
  }

  /**
   * Puts the rows that were found into arrays.
   *
   * @return how many
   */
  int copy(long[] rowids, double[] distances, int from) {
    boolean nullsFirst = search.wish.nullsFirst && search.wish.keepNulls;
    nearest.sort();
    int count = (int) Math.min(wanted, search.wish.keepNulls ? nearest.size() : nearest.near());
    for (int i = 0; i < count; i++) {
      rowids[from + i] = nearest.rowid(i, nullsFirst);
      distances[from + i] =
          nearest.hasDistance(i, nullsFirst) ? nearest.distance(i, nullsFirst) : Double.NaN;
    }
    return count;
  }

  /**
   * Lets go of pages and of what the caller gave; the next search may be in another transaction.
   */
  void release() {
    cursor.save();
    filter = null;
    if (rows != null) {
      rows.close();
      rows = null;
    }
  }

  private void closeQuery() {
    if (query != null) {
      query.close();
      query = null;
    }
  }

  @Override
  public void close() {
    closeQuery();
    cursor.close();
    decoder.close();
    functionContext.close();
    context.close();
  }
}
