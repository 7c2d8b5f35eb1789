package org.quiverdb.shell.load;

import java.io.PrintStream;
import java.nio.file.Path;
import org.quiverdb.loader.Progress;
import org.quiverdb.shell.subcommand.ProgressLine;

/** Shows how a load goes: what each file is, and its progress in bytes of the file. */
public final class ProgressDisplay implements Progress {
  private final PrintStream out;
  private final ProgressLine line;
  private long fileBytes;

  ProgressDisplay(PrintStream out, ProgressLine line) {
    this.out = out;
    this.line = line;
  }

  /** A display that suits the terminal, or its absence. */
  public static ProgressDisplay forTerminal(PrintStream out) {
    return new ProgressDisplay(out, ProgressLine.forTerminal(out));
  }

  @Override
  public void started(Path file, String format, long bytes, long resumedAt) {
    fileBytes = bytes;
    line.begin();
    out.printf(
        "%s: %s, %s%s%n",
        file,
        format,
        bytes(bytes),
        resumedAt > 0 ? String.format(", resuming after record %,d", resumedAt) : "");
  }

  @Override
  public void advanced(Path file, long read, long rows, long rejected) {
    line.advance(
        read,
        fileBytes,
        (bytes, seconds) ->
            String.format(
                "%,d rows%s, %.0f MB/s",
                rows,
                rejected > 0 ? String.format(", %,d rejected", rejected) : "",
                bytes / seconds / 1e6));
  }

  @Override
  public void finished(Path file, long rows, long rejected) {
    line.end();
  }

  private static String bytes(long count) {
    return count < 1_000_000
        ? String.format("%.1f kB", count / 1e3)
        : String.format("%,.1f MB", count / 1e6);
  }
}
