package org.quiverdb.engine.api;

import org.quiverdb.engine.vfs.Clock;

/** A clock that goes on by so much whenever it is asked, so that a run can be run again. */
final class SteppingClock implements Clock {
  private final long stepNanos;
  private long nanos;

  /**
   * @param stepNanos 0 for a clock that stands still
   */
  SteppingClock(long stepNanos) {
    this.stepNanos = stepNanos;
  }

  @Override
  public long currentTimeMillis() {
    return nanos / 1_000_000;
  }

  @Override
  public long nanoTime() {
    nanos += stepNanos;
    return nanos;
  }

  @Override
  public boolean sleep(long millis) {
    nanos += millis * 1_000_000;
    return true;
  }
}
