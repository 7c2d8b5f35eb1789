package org.quiverdb.engine.pager;

import java.util.function.BooleanSupplier;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.Clock;

/**
 * {@code PRAGMA busy_timeout}: tries again after growing pauses until a total is reached.
 * Thread-safe as far as its clock and interrupt flag are.
 */
public final class BusyTimeout implements BusyHandler {
  private static final int[] DELAYS_MILLIS = {1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100};

  private final int timeoutMillis;
  private final Clock clock;
  private final BooleanSupplier interrupted;

  /**
   * @param timeoutMillis the longest total of pauses; 0 or less gives up at once
   * @param interrupted asked before each pause; true ends the wait with SQLITE_INTERRUPT
   */
  public BusyTimeout(int timeoutMillis, Clock clock, BooleanSupplier interrupted) {
    this.timeoutMillis = timeoutMillis;
    this.clock = clock;
    this.interrupted = interrupted;
  }

  @Override
  public boolean onBusy(int attempts) {
    if (interrupted.getAsBoolean()) {
      throw new SqlException(ResultCode.INTERRUPT, ResultCode.INTERRUPT.text());
    }
    long before = 0;
    for (int i = 0; i < Math.min(attempts, DELAYS_MILLIS.length); i++) {
      before += DELAYS_MILLIS[i];
    }
    int last = DELAYS_MILLIS.length - 1;
    before += (long) DELAYS_MILLIS[last] * Math.max(0, attempts - DELAYS_MILLIS.length);
    long delay = Math.min(DELAYS_MILLIS[Math.min(attempts, last)], timeoutMillis - before);
    if (delay <= 0) {
      return false;
    }
    if (!clock.sleep(delay)) {
      throw new SqlException(ResultCode.INTERRUPT, ResultCode.INTERRUPT.text());
    }
    return true;
  }
}
