package org.quiverdb.engine.vfs;

/** Time, as far as the engine needs it. Thread-safe. */
public interface Clock {
  /** Milliseconds since 1970-01-01 00:00 UTC. */
  long currentTimeMillis();

  /** Nanoseconds from an arbitrary origin; never runs backwards. */
  long nanoTime();

  /**
   * Lets the calling thread wait; a virtual thread gives up its carrier.
   *
   * @return false if the thread was interrupted; its interrupt flag is then set
   */
  boolean sleep(long millis);

  /** The system's clock. */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
