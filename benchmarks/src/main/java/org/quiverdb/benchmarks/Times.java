package org.quiverdb.benchmarks;

import java.util.Arrays;

/** Durations of one measured thing, in nanoseconds. Not thread-safe. */
public final class Times {
  private final String name;
  private long[] nanos = new long[64];
  private int count;

  public Times(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = duration;
  }

  public int count() {
    return count;
  }

  /** The duration below which a share of all lies, in milliseconds. */
  public double percentile(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int index = (int) Math.min(count - 1, Math.ceil(share * count) - 1);
    return sorted[Math.max(0, index)] / 1e6;
  }

  public double median() {
    return percentile(0.5);
  }

  /** How many of them follow each other in a second. */
  public double perSecond() {
    return count / (Arrays.stream(nanos, 0, count).sum() / 1e9);
  }
}
