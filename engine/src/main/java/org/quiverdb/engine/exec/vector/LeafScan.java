package org.quiverdb.engine.exec.vector;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.LeafReader.PageSource;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.pager.Pager;

/**
 * Measures all rows of a table, leaf by leaf, on several threads. Leaves are handed out in small
 * groups of neighbours; the calling thread works too, and it alone finishes the scan if no other
 * thread gets a processor.
 *
 * <p>Rows that the kernel does not take (text, another type or dimension, a record that looks
 * strange) are only listed. The scan gives up when there are many of them or when a page cannot be
 * read: the ordinary way then gives the rows, or the error, that there are.
 *
 * <p>Invariant: after {@link #run} returns no other thread works for this scan.
 */
final class LeafScan {
  private static final int MAX_OTHERS = 4096;
  private static final long GROUP_BYTES = 512 << 10;

  /** A further thread is worth its start for so many bytes. */
  private static final long BYTES_PER_THREAD = 4 << 20;

  final Session session;
  final BTree tree;
  final int[] leaves;
  final QueryVector query;
  final int column;
  final boolean nullWhenMissing;
  final boolean keepNulls;
  final @Nullable LongPredicate filter;
  final Nearest result;
  private final long kept;
  private final boolean withTies;
  private final int group;
  private final AtomicInteger next = new AtomicInteger();

  private final ScanHelpers helpers = new ScanHelpers();
  private volatile boolean stopped;
  private boolean givenUp;
  private @Nullable Throwable failure;
  private long[] others = new long[0];

  /**
   * @param keepNulls whether rows whose vector is NULL count
   * @param kept rows wanted; negative for all
   * @param withTies whether rows that are as far as the last one count too
   * @param filter which rowids count, or null for all; several threads ask it
   */
  LeafScan(
      Session session,
      BTree tree,
      int[] leaves,
      QueryVector query,
      int column,
      boolean nullWhenMissing,
      boolean keepNulls,
      long kept,
      boolean withTies,
      @Nullable LongPredicate filter) {
    this.session = session;
    this.tree = tree;
    this.leaves = leaves;
    this.query = query;
    this.column = column;
    this.nullWhenMissing = nullWhenMissing;
    this.keepNulls = keepNulls;
    this.kept = kept;
    this.withTies = withTies;
    this.filter = filter;
    result = new Nearest(kept, withTies);
    group = (int) Math.max(1, GROUP_BYTES / tree.store().pageSize());
  }

  /**
   * Scans all leaves.
   *
   * @return false when the scan has given up or was interrupted
   */
  boolean run() {
    Pager pager = tree.store() instanceof Pager p && p.isReading() && !p.isWriting() ? p : null;
    if (pager != null) {
      for (int i = ScanThreads.wanted(bytes() / BYTES_PER_THREAD); i > 1; i--) {
        PageSource pages = PageSource.of(pager.readView());
        helpers.start(() -> work(pages));
      }
    }
    try {
      work(PageSource.of(pager == null ? tree.store() : pager.readView()));
    } finally {
      helpers.await();
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return !givenUp && !stopped;
  }

  private long bytes() {
    return (long) leaves.length * tree.store().pageSize();
  }

  private void work(PageSource pages) {
    try (LeafWorker worker = new LeafWorker(this, pages, new Nearest(kept, withTies))) {
      worker.run();
      finished(worker);
    } catch (QuiverException e) {
      giveUp();
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void finished(LeafWorker worker) {
    result.addAll(worker.nearest());
    long[] found = worker.others();
    int before = others.length;
    others = Arrays.copyOf(others, before + found.length);
    System.arraycopy(found, 0, others, before, found.length);
  }

  private synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
    }
    stopped = true;
  }

  /** The first of a group of leaves to be read now, or -1 when there is nothing left to do. */
  int claim() {
    if (stopped) {
      return -1;
    }
    if (session.isInterrupted()) {
      stopped = true;
      return -1;
    }
    int first = next.getAndAdd(group);
    return first < leaves.length ? first : -1;
  }

  /** The end of a claimed group. */
  int end(int first) {
    return Math.min(leaves.length, first + group);
  }

  /** Tells how many rows a worker has listed. */
  void checkOthers(int count) {
    if (count > MAX_OTHERS) {
      giveUp();
    }
  }

  private synchronized void giveUp() {
    givenUp = true;
    stopped = true;
  }

  /** The rowids of rows that were not measured, ascending. */
  long[] others() {
    Arrays.sort(others);
    return others;
  }
}
