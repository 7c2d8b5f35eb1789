package org.quiverdb.engine.exec.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.pager.PageStore;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.spi.VectorIndex;

/**
 * The searches of one batch, shared out one by one among the caller's thread and helpers, each with
 * a view of the pages and a searcher of its own. A search that the index is no good for is left to
 * the caller's thread, for reading the table keeps all threads busy anyway.
 */
final class NearestBatch {
  /** In the place of a count: the table has to be read. */
  private static final int LEFT = -1;

  /** A helper is worth its start for so many searches. */
  private static final int SEARCHES_PER_THREAD = 4;

  private final NearestSearch search;
  private final @Nullable VectorIndex index;
  private final float[][] queries;
  private final int k;
  private final @Nullable LongPredicate filter;
  private final long[] rowids;
  private final double[] distances;
  private final int[] counts;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final ScanHelpers helpers = new ScanHelpers();

  NearestBatch(
      NearestSearch search,
      @Nullable VectorIndex index,
      float[][] queries,
      int k,
      @Nullable LongPredicate filter,
      long[] rowids,
      double[] distances,
      int[] counts) {
    this.search = search;
    this.index = index;
    this.queries = queries;
    this.k = k;
    this.filter = filter;
    this.rowids = rowids;
    this.distances = distances;
    this.counts = counts;
  }

  /** Does all searches; those of this thread with the given searcher. */
  void run(NearestSearcher own) {
    startHelpers();
    try {
      work(own);
    } finally {
      helpers.await();
    }
    switch (failure.get()) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
    for (int i = 0; i < queries.length; i++) {
      if (counts[i] == LEFT) {
        own.find(queries[i], k, filter, null);
        own.measureTable();
        counts[i] = own.copy(rowids, distances, i * k);
      }
    }
  }

  /**
   * What a write transaction has changed is for its own thread only, and so is the condition of a
   * partial index.
   */
  private void startHelpers() {
    boolean readOnly =
        search.database.trees().store() instanceof Pager p && p.isReading() && !p.isWriting();
    if (index == null || !readOnly || search.isPartial()) {
      return;
    }
    // Makes the index see this transaction before several threads ask it.
    index.invalid();
    int threads = ScanThreads.wanted(queries.length / SEARCHES_PER_THREAD);
    for (int i = 1; i < threads; i++) {
      PageStore view = ((Pager) search.database.trees().store()).readView();
      helpers.start(() -> help(view));
    }
  }

  private void help(PageStore view) {
    try (BTree trees = new BTree(view);
        NearestSearcher searcher = new NearestSearcher(search, trees)) {
      work(searcher);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  private void work(NearestSearcher searcher) {
    try {
      int i = next.getAndIncrement();
      while (i < queries.length && failure.get() == null) {
        boolean found = searcher.find(queries[i], k, filter, index);
        counts[i] = found ? searcher.copy(rowids, distances, i * k) : LEFT;
        i = next.getAndIncrement();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }
}
