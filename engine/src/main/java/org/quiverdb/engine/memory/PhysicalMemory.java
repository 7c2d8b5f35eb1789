package org.quiverdb.engine.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this machine, or the container on it, gives us. */
public final class PhysicalMemory {
  private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
  private static final Path CONTAINER_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+) kB");
  private static final int HEAP_SHARE = 4;

  private PhysicalMemory() {}

  /**
   * Bytes of memory. Where the system does not say, four times the JVM's largest heap, which is the
   * JVM's own estimate by default.
   */
  public static long bytes() {
    long estimate = Runtime.getRuntime().maxMemory() * HEAP_SHARE;
    try {
      Matcher total = TOTAL.matcher(Files.readString(MEMORY_INFO));
      long machine = total.find() ? Long.parseLong(total.group(1)) << 10 : estimate;
      return Math.min(machine, containerLimit());
    } catch (IOException e) {
      return estimate;
    }
  }

  private static long containerLimit() throws IOException {
    if (!Files.isReadable(CONTAINER_LIMIT)) {
      return Long.MAX_VALUE;
    }
    String limit = Files.readString(CONTAINER_LIMIT).strip();
    return limit.equals("max") ? Long.MAX_VALUE : Long.parseLong(limit);
  }
}
