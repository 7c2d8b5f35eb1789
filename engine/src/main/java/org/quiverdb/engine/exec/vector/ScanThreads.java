package org.quiverdb.engine.exec.vector;

/**
 * The threads that help with scans: virtual ones, so that however many statements scan at a time,
 * no more helpers run than there are processors.
 */
final class ScanThreads {
  /**
   * System property: threads that one scan may use, its caller included; by default one per
   * processor. Read when a scan begins.
   */
  static final String PROPERTY = "quiver.scan.threads";

  private ScanThreads() {}

  /** How many threads to use when so many have enough to do. */
  static int wanted(long useful) {
    int most = Integer.getInteger(PROPERTY, Runtime.getRuntime().availableProcessors());
    return (int) Math.max(1, Math.min(most, useful));
  }

  static void start(Runnable work) {
    Thread.ofVirtual().name("quiver-scan").start(work);
  }
}
