package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.vfs.Clock;

/** Pauses grow as SQLite's do and add up to the timeout. */
class BusyTimeoutTest {
  private final List<Long> pauses = new ArrayList<>();
  private final Clock clock =
      new Clock() {
        @Override
        public long currentTimeMillis() {
          return 0;
        }

        @Override
        public long nanoTime() {
          return 0;
        }

        @Override
        public boolean sleep(long millis) {
          pauses.add(millis);
          return true;
        }
      };

  private void waitOut(int timeoutMillis) {
    BusyTimeout timeout = new BusyTimeout(timeoutMillis, clock, () -> false);
    int attempts = 0;
    while (timeout.onBusy(attempts)) {
      attempts++;
    }
  }

  @Test
  void pausesAreSqlites() {
    waitOut(600);
    assertEquals(
        List.of(1L, 2L, 5L, 10L, 15L, 20L, 25L, 25L, 25L, 50L, 50L, 100L, 100L, 100L, 72L), pauses);
  }

  @Test
  void zeroDoesNotWait() {
    assertFalse(new BusyTimeout(0, clock, () -> false).onBusy(0));
    assertEquals(List.of(), pauses);
  }

  @Test
  void interruptEndsTheWait() {
    SqlException e =
        assertThrows(SqlException.class, () -> new BusyTimeout(100, clock, () -> true).onBusy(0));
    assertEquals(ResultCode.INTERRUPT, e.resultCode());
    assertEquals("interrupted", e.getMessage());
  }
}
