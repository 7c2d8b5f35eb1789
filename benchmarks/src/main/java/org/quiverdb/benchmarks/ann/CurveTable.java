package org.quiverdb.benchmarks.ann;

import java.util.List;
import java.util.Locale;

/** Prints curves, each as it comes and all in one table at the end. */
final class CurveTable {
  private static final double GOAL = 0.99;

  private CurveTable() {}

  static void printHead(Curve curve) {
    System.out.printf(
        Locale.ROOT,
        "%n%s: built in %.1f s, %.0f bytes/vector%n",
        curve.engine(),
        curve.buildSeconds(),
        curve.bytesPerVector());
    System.out.printf("%8s %8s %9s %9s %9s%n", "effort", "recall", "p50 ms", "p99 ms", "QPS");
  }

  static void print(Curve.Point point) {
    System.out.printf(
        Locale.ROOT,
        "%8d %8.4f %9.3f %9.3f %9.0f%n",
        point.effort(),
        point.recall(),
        point.p50(),
        point.p99(),
        point.queriesPerSecond());
  }

  static void printSummary(List<Curve> curves) {
    System.out.printf(
        "%n%-32s %10s %12s %12s %12s%n",
        "", "build s", "bytes/vector", "QPS at " + GOAL, "peak MB RSS");
    for (Curve curve : curves) {
      System.out.printf(
          Locale.ROOT,
          "%-32s %10.1f %12.0f %12.0f %12d%n",
          curve.engine(),
          curve.buildSeconds(),
          curve.bytesPerVector(),
          curve.queriesPerSecondAt(GOAL),
          curve.peakMegabytes());
    }
  }
}
