package org.quiverdb.engine.exec.vector;

/**
 * Threads that help the calling one with a piece of work which it would finish alone, too.
 *
 * <p>Invariants: after {@link #await} returns no helper works any more; one that has not begun by
 * then never does.
 */
final class ScanHelpers {
  private boolean closed;
  private int working;

  /** Starts a helper; the work must not throw. */
  void start(Runnable work) {
    ScanThreads.start(() -> help(work));
  }

  private void help(Runnable work) {
    synchronized (this) {
      if (closed) {
        return;
      }
      working++;
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        working--;
        notifyAll();
      }
    }
  }

  /** Waits for the helpers that have begun. What they wrote can be seen afterwards. */
  void await() {
    boolean interrupted = false;
    synchronized (this) {
      closed = true;
      while (working > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
