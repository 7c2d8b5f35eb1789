package org.quiverdb.index.diskann.store;

import java.util.StringJoiner;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.index.diskann.code.CodePairs;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;

/**
 * Moves pending rows into the graph, those together that lie together. All blocks that changed are
 * written in the end, then the log is left with the rows that still wait. Runs inside of a write
 * transaction and relies on it: what fails half-way is rolled back by whoever opened the savepoint.
 */
final class Drain implements AutoCloseable {
  /** A log of so many entries is drained by the commit that finds it. */
  static final long DUE = 2000;

  /** The entries of so many rows are deleted by naming the rows; else the log is written anew. */
  private static final int MOST_DELETED = 500;

  /** Finding out where rows lie may take this share of the time that is left. */
  private static final double PLACING = 0.25;

  private final IndexHost host;
  private final DiskannIndex index;
  private final MeasuredCurve curve;
  private final Slice slice;
  private final Pending pending;
  private final GraphRows graph;
  private final boolean[] done;
  private final DrainOrder order;
  private int doneCount;

  /** Rows before this one are placed or done. */
  private int placed;

  /** Takes what is pending now; the curve is written with what changes. */
  Drain(DiskannIndex index, MeasuredCurve curve, Slice slice) {
    this.curve = curve;
    this.index = index;
    this.slice = slice;
    host = index.host();
    pending = index.pending();
    graph = new GraphRows(index);
    done = new boolean[pending.count()];
    int slots = graph.blocks().layout().slots();
    order = new DrainOrder(pending, new CodePairs(index.space()), done, slots);
  }

  /**
   * Drains, at least one row.
   *
   * @return whether nothing is left
   */
  boolean run() {
    do {
      place(slice.part(PLACING));
    } while (moveGroup(order.next()));
    if (doneCount > 0) {
      finish();
    }
    return doneCount == pending.count();
  }

  /** Finds out where rows lie. Those that change no node are done at once. */
  private void place(Slice part) {
    boolean room = true;
    for (; placed < pending.count() && room; placed++) {
      if (!pending.hasCode(placed)) {
        place(placed);
        room = part.endRow(0);
      }
    }
  }

  private void place(int row) {
    pending.load(row, graph.rows());
    if (pending.hasCode(row)) {
      return;
    }
    int node = graph.node(pending.key(row));
    if (node == NodeLayout.NONE) {
      move(row);
    } else {
      pending.setPlace(row, Nodes.codeAddress(graph.blocks(), node));
    }
  }

  /** Moves the rows of a group; false when there are none or the time is over. */
  private boolean moveGroup(int size) {
    slice.beginRows();
    for (int i = 0; i < size; i++) {
      move(order.row(i));
      if (!slice.endRow(graph.blocks().changedBytes())) {
        return false;
      }
    }
    return size > 0;
  }

  private void move(int row) {
    graph.move(pending.key(row));
    done[row] = true;
    doneCount++;
  }

  private void finish() {
    Metadata before = index.metadata();
    graph.flush(before.version() + 1);
    shortenLog();
    int blocks = graph.blocks().blockCount();
    before.after(blocks, graph.used(), index.largestKey(), graph.entries(), curve).write(host);
  }

  /**
   * Takes what is done out of the log; also logs what nobody had logged, so that the largest key
   * can move on. As long as the log is much longer than what makes a drain due, its exact length
   * does not matter and the entries that are left stay where they are.
   */
  private void shortenLog() {
    int left = pending.count() - doneCount;
    if (left < 2 * DUE || doneCount > MOST_DELETED || !pending.isLogged()) {
      rewriteLog();
    } else {
      deleteDone();
    }
  }

  /**
   * Leaves one entry for each row that still waits. They are numbered from 1: the new version of
   * the metadata makes readers read all of them.
   */
  private void rewriteLog() {
    String log = host.table("log");
    host.execute("DELETE FROM " + log);
    long seq = 0;
    try (NestedStatement insert =
        host.prepare("INSERT INTO " + log + "(seq, old, new) VALUES (?1, NULL, ?2)")) {
      for (int row = 0; row < done.length; row++) {
        if (!done[row]) {
          insert.bind(1, ++seq).bind(2, pending.key(row)).run();
        }
      }
    }
    pending.forget(done, seq);
  }

  /** Deletes the entries that name no row that still waits. */
  private void deleteDone() {
    StringJoiner keys = new StringJoiner(",", "(", ")");
    for (int row = 0; row < done.length; row++) {
      if (done[row]) {
        keys.add(Long.toString(pending.key(row)));
      }
    }
    host.execute(
        "DELETE FROM %1$s WHERE (old IS NULL OR old IN %2$s) AND (new IS NULL OR new IN %2$s)"
            .formatted(host.table("log"), keys));
    pending.forget(done, pending.lastSeq());
  }

  @Override
  public void close() {
    graph.close();
  }
}
