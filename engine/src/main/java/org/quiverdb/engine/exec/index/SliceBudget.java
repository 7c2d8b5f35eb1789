package org.quiverdb.engine.exec.index;

/**
 * How long the next commit may work on change logs, so that it takes {@link #MOST_MILLIS} at most
 * with its own writing, whatever the disk. Work less after a commit that was longer, more while
 * commits are much shorter. One thread.
 */
final class SliceBudget {
  private static final double MOST_MILLIS = 50;

  /** With less, logs would grow faster than they are drained. */
  private static final double LEAST_MILLIS = 25;

  /** Commits that take more than this leave room only for what one of them takes more by chance. */
  private static final double AIM_MILLIS = 30;

  private static final double LESS = 0.8;
  private static final double MORE = 1.01;
  private static final double NANOS_PER_MILLI = 1e6;

  private double millis = MOST_MILLIS;

  long millis() {
    return (long) millis;
  }

  /** A commit that has drained is done, after so long. */
  void took(long nanos) {
    double took = nanos / NANOS_PER_MILLI;
    if (took > MOST_MILLIS) {
      millis = Math.max(LEAST_MILLIS, millis * LESS);
    } else if (took < AIM_MILLIS) {
      millis = Math.min(MOST_MILLIS, millis * MORE);
    }
  }
}
