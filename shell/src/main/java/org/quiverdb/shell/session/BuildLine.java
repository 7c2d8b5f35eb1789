package org.quiverdb.shell.session;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.quiverdb.engine.api.BuildListener;

/**
 * Shows how far the building of a vector index is: one line on a terminal, drawn again and again,
 * which is gone when the statement ends. Not thread-safe.
 */
final class BuildLine implements BuildListener {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int BAR_CHARS = 24;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Consumer<String> out;
  private final LongSupplier nanoClock;
  private long shownNanos;
  private boolean begun;
  private boolean visible;

  /**
   * @param out writes to the terminal, at once
   */
  BuildLine(Consumer<String> out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
  }

  @Override
  public void progress(String index, String step, double share) {
    long now = nanoClock.getAsLong();
    if (!begun) {
      // What is done in an instant shows nothing.
      begun = true;
      shownNanos = now;
    }
    if (now - shownNanos < REDRAW_NANOS) {
      return;
    }
    shownNanos = now;
    visible = true;
    int full = (int) (share * BAR_CHARS);
    out.accept(
        CLEAR_LINE
            + String.format(
                Locale.ROOT,
                "%s: [%s%s] %.0f %%, %s",
                index,
                "#".repeat(full),
                "-".repeat(BAR_CHARS - full),
                100 * share,
                step));
  }

  /** To be called when a statement has ended. */
  void clear() {
    begun = false;
    if (visible) {
      visible = false;
      out.accept(CLEAR_LINE);
    }
  }
}
