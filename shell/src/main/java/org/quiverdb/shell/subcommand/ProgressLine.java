package org.quiverdb.shell.subcommand;

import java.io.Console;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Shows how long work goes: on a terminal one line that is drawn again and again, with a bar and
 * the time left; elsewhere a plain line every few seconds. Used by one thread.
 */
public final class ProgressLine {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int BAR_CHARS = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private long startNanos;
  private long shownNanos;
  private long first;
  private boolean drawn;

  /** What the line says about the work beside the bar and the time left. */
  @FunctionalInterface
  public interface State {
    /**
     * @param done how much was done since the first call of {@link #advance}
     * @param seconds the time that took, never 0
     */
    String text(long done, double seconds);
  }

  /**
   * @param terminal whether a line can be drawn again
   * @param nanoClock as {@link System#nanoTime}
   */
  public ProgressLine(PrintStream out, boolean terminal, LongSupplier nanoClock) {
    this.out = out;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
    begin();
  }

  /** A line that suits the terminal, or its absence. */
  public static ProgressLine forTerminal(PrintStream out) {
    Console console = System.console();
    return new ProgressLine(out, console != null && console.isTerminal(), System::nanoTime);
  }

  /** Other work begins. */
  public void begin() {
    startNanos = nanoClock.getAsLong();
    shownNanos = startNanos;
    first = -1;
  }

  /**
   * So much of the work is done; shown if it is time to.
   *
   * @param done from 0 to {@code total}, in any unit
   */
  public void advance(long done, long total, State state) {
    long now = nanoClock.getAsLong();
    if (first < 0) {
      // What was there before, or has been taken ahead, tells nothing about the rate.
      first = done;
      startNanos = now;
    }
    if (now - shownNanos < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    shownNanos = now;
    double seconds = Math.max((now - startNanos) / 1e9, 1e-3);
    String text = state.text(done - first, seconds) + left(done, total, seconds);
    long percent = total == 0 ? 100 : done * 100 / total;
    if (terminal) {
      drawn = true;
      out.print(CLEAR_LINE + bar(percent) + " " + text);
      out.flush();
    } else {
      out.println("  " + percent + " %, " + text);
    }
  }

  /** The work has ended: what was drawn disappears. */
  public void end() {
    if (drawn) {
      drawn = false;
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private String left(long done, long total, double seconds) {
    double rate = (done - first) / seconds;
    long left = rate > 0 ? Math.round((total - done) / rate) : 0;
    return String.format(", %d:%02d left", left / 60, left % 60);
  }

  private static String bar(long percent) {
    int full = (int) (percent * BAR_CHARS / 100);
    return "[" + "#".repeat(full) + "-".repeat(BAR_CHARS - full) + "] " + percent + " %";
  }
}
