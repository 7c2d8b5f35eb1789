package org.quiverdb.shell.load;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.quiverdb.loader.Progress;

/**
 * Shows how a load goes: on a terminal one line that is drawn again and again, with a bar, the rate
 * and the time left; elsewhere a plain line every few seconds.
 */
public final class ProgressDisplay implements Progress {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int BAR_CHARS = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoClock;
  private long fileBytes;
  private long startNanos;
  private long shownNanos;
  private long firstBytes;

  ProgressDisplay(PrintStream out, boolean terminal, LongSupplier nanoClock) {
    this.out = out;
    this.terminal = terminal;
    this.nanoClock = nanoClock;
  }

  /** A display that suits the terminal, or its absence. */
  public static ProgressDisplay forTerminal(PrintStream out) {
    Console console = System.console();
    return new ProgressDisplay(out, console != null && console.isTerminal(), System::nanoTime);
  }

  @Override
  public void started(Path file, String format, long bytes, long resumedAt) {
    fileBytes = bytes;
    startNanos = nanoClock.getAsLong();
    shownNanos = startNanos;
    firstBytes = -1;
    out.printf(
        "%s: %s, %s%s%n",
        file,
        format,
        bytes(bytes),
        resumedAt > 0 ? String.format(", resuming after record %,d", resumedAt) : "");
  }

  @Override
  public void advanced(Path file, long read, long rows, long rejected) {
    long now = nanoClock.getAsLong();
    if (firstBytes < 0) {
      // What a resumed load skips, or the reader has taken ahead, tells nothing about the rate.
      firstBytes = read;
      startNanos = now;
    }
    if (now - shownNanos < (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    shownNanos = now;
    if (terminal) {
      out.print(CLEAR_LINE + bar(read) + " " + state(now, read, rows, rejected));
      out.flush();
    } else {
      out.println("  " + percent(read) + " %, " + state(now, read, rows, rejected));
    }
  }

  @Override
  public void finished(Path file, long rows, long rejected) {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }

  private String state(long now, long read, long rows, long rejected) {
    double seconds = Math.max((now - startNanos) / 1e9, 1e-3);
    double rate = (read - firstBytes) / seconds;
    long left = rate > 0 ? Math.round((fileBytes - read) / rate) : 0;
    return String.format(
        "%,d rows%s, %.0f MB/s, %d:%02d left",
        rows,
        rejected > 0 ? String.format(", %,d rejected", rejected) : "",
        rate / 1e6,
        left / 60,
        left % 60);
  }

  private long percent(long read) {
    return fileBytes == 0 ? 100 : read * 100 / fileBytes;
  }

  private String bar(long read) {
    int full = (int) (percent(read) * BAR_CHARS / 100);
    return "[" + "#".repeat(full) + "-".repeat(BAR_CHARS - full) + "] " + percent(read) + " %";
  }

  private static String bytes(long count) {
    return count < 1_000_000
        ? String.format("%.1f kB", count / 1e3)
        : String.format("%,.1f MB", count / 1e6);
  }
}
