package org.quiverdb.benchmarks.ann;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident size of this process, as Linux tells it. */
final class ResidentSize {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String PEAK = "VmHWM:";

  private ResidentSize() {}

  /** The largest since {@link #restart}, in megabytes; 0 where it is not told. */
  static long peakMegabytes() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    try (var lines = Files.lines(STATUS)) {
      String line = lines.filter(l -> l.startsWith(PEAK)).findFirst().orElse(PEAK + " 0");
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
  }

  /** Begins the largest size anew, at the present one; does nothing where that is not possible. */
  static void restart() throws IOException {
    System.gc();
    if (Files.isWritable(CLEAR)) {
      Files.writeString(CLEAR, "5");
    }
  }
}
