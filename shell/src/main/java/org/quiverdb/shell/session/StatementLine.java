package org.quiverdb.shell.session;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;

/**
 * Shows, on a terminal, how far a statement is that takes longer than a second: a line that is
 * drawn again and again, and is gone before rows are written. The share is that of the table that
 * is read; for what has none, such as sorting, a block goes to and fro. Thread-safe.
 */
final class StatementLine implements AutoCloseable {
  private static final long DELAY_NANOS = 1_000_000_000L;
  private static final long REDRAW_MILLIS = 100;
  private static final int BAR_CHARS = 24;
  private static final int BLOCK_CHARS = 4;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Consumer<String> out;
  private @Nullable ScheduledExecutorService clock;
  private @Nullable QuiverConnection connection;
  private boolean visible;
  private int draws;
  private long startNanos;

  /**
   * @param out writes to the terminal, at once
   */
  StatementLine(Consumer<String> out) {
    this.out = out;
  }

  /** A statement begins. */
  synchronized void begin(QuiverConnection running) {
    end();
    connection = running;
    draws = 0;
    startNanos = System.nanoTime();
    if (clock == null) {
      // One task for all statements: a script may have very many.
      clock =
          Executors.newSingleThreadScheduledExecutor(
              task -> Thread.ofPlatform().daemon().name("quiver-progress").unstarted(task));
      clock.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Nothing is shown any more: the statement has ended or begins to write rows. */
  synchronized void end() {
    connection = null;
    if (visible) {
      visible = false;
      out.accept(CLEAR_LINE);
    }
  }

  private synchronized void draw() {
    long nanos = System.nanoTime() - startNanos;
    if (connection == null || nanos < DELAY_NANOS) {
      return;
    }
    visible = true;
    out.accept(CLEAR_LINE + text(connection.scanProgress(), draws++, nanos / 1e9));
  }

  static String text(double share, int step, double seconds) {
    StringBuilder bar = new StringBuilder("-".repeat(BAR_CHARS));
    String percent = "     ";
    if (Double.isNaN(share)) {
      int places = BAR_CHARS - BLOCK_CHARS;
      int at = step % (2 * places);
      int from = at < places ? at : 2 * places - at;
      bar.replace(from, from + BLOCK_CHARS, "#".repeat(BLOCK_CHARS));
    } else {
      int full = (int) (share * BAR_CHARS);
      bar.replace(0, full, "#".repeat(full));
      percent = String.format(Locale.ROOT, "%3.0f %%", 100 * share);
    }
    return String.format(Locale.ROOT, "[%s] %s  %.1f s  Ctrl-C interrupts", bar, percent, seconds);
  }

  @Override
  public synchronized void close() {
    end();
    if (clock != null) {
      clock.shutdownNow();
      clock = null;
    }
  }
}
