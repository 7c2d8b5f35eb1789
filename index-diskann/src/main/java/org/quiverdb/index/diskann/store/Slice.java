package org.quiverdb.index.diskann.store;

import org.quiverdb.engine.spi.IndexHost;

/**
 * How long a drain may take. What it changes is written when the transaction commits, so a slice
 * counts that too: the time so far, and what the bytes of changed blocks will take. One thread.
 */
final class Slice {
  /**
   * What a changed byte costs: its old content goes into the journal, the new one into the file,
   * both are synced. 64 KB took 0.45 ms on a virtual machine's disk; a slower one makes commits
   * longer, in proportion.
   */
  private static final double WRITE_NANOS = 7;

  /** What a slice leaves to the pages that every drain changes, and to the syncs. */
  private static final long COMMIT_NANOS = 8_000_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final IndexHost host;
  private final boolean limited;
  private final long start;
  private final double nanos;

  /** What was spent before the first row. */
  private double spentBefore;

  private int rows;

  /**
   * Begins now.
   *
   * @param maxMillis negative for no limit
   */
  Slice(IndexHost host, long maxMillis) {
    this.host = host;
    limited = maxMillis >= 0;
    start = limited ? host.nanoTime() : 0;
    nanos = maxMillis * NANOS_PER_MILLI - COMMIT_NANOS;
  }

  private double spent(long changedBytes) {
    return host.nanoTime() - start + changedBytes * WRITE_NANOS;
  }

  /** Rows begin now: what was before them is not what rows cost. */
  void beginRows() {
    if (limited && rows == 0) {
      spentBefore = spent(0);
    }
  }

  /** A row is done; whether there is time for another one that costs what the others cost. */
  boolean endRow(long changedBytes) {
    rows++;
    if (!limited) {
      return true;
    }
    double spent = spent(changedBytes);
    return spent + (spent - spentBefore) / rows <= nanos;
  }

  /** A part of what is left of it. */
  Slice part(double share) {
    return new Slice(this, share);
  }

  private Slice(Slice whole, double share) {
    host = whole.host;
    limited = whole.limited;
    start = limited ? host.nanoTime() : 0;
    nanos = share * (whole.nanos - (start - whole.start));
  }
}
