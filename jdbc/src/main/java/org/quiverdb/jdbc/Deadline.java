package org.quiverdb.jdbc;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;

/**
 * The query timeout of one execution: the time that the engine may spend on it, in execute and in
 * fetching rows; what the caller does between rows does not count. A timer looks every few
 * milliseconds and interrupts the connection only while this execution is inside the engine.
 */
final class Deadline {
  private static final long TICK_MILLIS = 10;

  private final QuiverConnection connection;
  private final int seconds;
  private final ScheduledFuture<?> timer;
  private long remainingNanos;
  private long enteredNanos;
  private boolean inside;
  private boolean expired;

  /**
   * Starts the timer.
   *
   * @param seconds at least 1
   */
  Deadline(QuiverConnection connection, int seconds) {
    this.connection = connection;
    this.seconds = seconds;
    this.remainingNanos = TimeUnit.SECONDS.toNanos(seconds);
    this.timer =
        Timer.SHARED.scheduleAtFixedRate(
            this::check, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  int seconds() {
    return seconds;
  }

  synchronized void enter() {
    inside = true;
    enteredNanos = System.nanoTime();
  }

  synchronized void exit() {
    inside = false;
    remainingNanos -= System.nanoTime() - enteredNanos;
  }

  synchronized boolean expired() {
    return expired;
  }

  private synchronized void check() {
    if (inside && System.nanoTime() - enteredNanos >= remainingNanos) {
      expired = true;
      connection.interrupt();
    }
  }

  /** Stops the timer. */
  void stop() {
    timer.cancel(false);
  }

  static void stop(@Nullable Deadline deadline) {
    if (deadline != null) {
      deadline.stop();
    }
  }

  /** One daemon thread for all, started with the first query timeout. */
  private static final class Timer {
    static final ScheduledThreadPoolExecutor SHARED = create();

    private static ScheduledThreadPoolExecutor create() {
      ScheduledThreadPoolExecutor executor =
          new ScheduledThreadPoolExecutor(
              1, Thread.ofPlatform().daemon().name("quiver-query-timeout").factory());
      executor.setRemoveOnCancelPolicy(true);
      return executor;
    }
  }
}
