package org.quiverdb.benchmarks.ann;

import java.util.ArrayList;
import java.util.List;

/** What one engine reached at each effort. Not thread-safe. */
final class Curve {
  /** One effort: times in milliseconds. */
  record Point(int effort, double recall, double p50, double p99, double queriesPerSecond) {}

  private final String engine;
  private final double buildSeconds;
  private final double bytesPerVector;
  private final List<Point> points = new ArrayList<>();
  private long peakMegabytes;

  Curve(String engine, double buildSeconds, double bytesPerVector) {
    this.engine = engine;
    this.buildSeconds = buildSeconds;
    this.bytesPerVector = bytesPerVector;
  }

  String engine() {
    return engine;
  }

  double buildSeconds() {
    return buildSeconds;
  }

  double bytesPerVector() {
    return bytesPerVector;
  }

  /** The largest resident size of the process while it built and searched; 0 if not known. */
  long peakMegabytes() {
    return peakMegabytes;
  }

  void setPeakMegabytes(long value) {
    peakMegabytes = value;
  }

  List<Point> points() {
    return points;
  }

  void add(Point point) {
    points.add(point);
  }

  /**
   * Queries per second at a recall, between the two points around it on a logarithmic scale; NaN if
   * the curve does not reach it.
   */
  double queriesPerSecondAt(double recall) {
    double best = Double.NaN;
    for (int i = 0; i < points.size(); i++) {
      Point above = points.get(i);
      if (above.recall() < recall) {
        continue;
      }
      double here = above.queriesPerSecond();
      for (Point below : points) {
        if (below.recall() < recall) {
          double share = (recall - below.recall()) / (above.recall() - below.recall());
          double log =
              Math.log(below.queriesPerSecond()) * (1 - share)
                  + Math.log(above.queriesPerSecond()) * share;
          if (isNext(below, above)) {
            here = Math.exp(log);
          }
        }
      }
      best = Double.isNaN(best) ? here : Math.max(best, here);
    }
    return best;
  }

  /** Whether no other point has a recall between the two. */
  private boolean isNext(Point below, Point above) {
    return points.stream()
        .noneMatch(p -> p.recall() > below.recall() && p.recall() < above.recall());
  }
}
