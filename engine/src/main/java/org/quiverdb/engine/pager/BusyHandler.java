package org.quiverdb.engine.pager;

/** Decides what to do when another connection's lock is in the way. */
@FunctionalInterface
public interface BusyHandler {
  /** Gives up at once. */
  BusyHandler NONE = attempts -> false;

  /**
   * Called without any lock that others wait for; may sleep.
   *
   * @param attempts times that it was called before for the same lock
   * @return true to try again, false to fail with SQLITE_BUSY
   */
  boolean onBusy(int attempts);
}
