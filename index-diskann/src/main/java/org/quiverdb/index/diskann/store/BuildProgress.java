package org.quiverdb.index.diskann.store;

import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.index.diskann.build.BuildMonitor;
import org.quiverdb.index.diskann.build.BuildPhase;

/**
 * Tells the host how far a build is, and stops it when the user has interrupted. The steps' shares
 * of the time are those of 100,000 rows. One thread.
 */
final class BuildProgress implements BuildMonitor {
  /** A part of a build. */
  enum Step {
    READ("reading vectors", 0, 0.06),
    GRAPH("building the graph", 0.06, 0.80),
    WRITE("writing nodes", 0.80, 0.92),
    MEASURE("measuring recall", 0.92, 1);

    private final String text;
    private final double from;
    private final double to;

    Step(String text, double from, double to) {
      this.text = text;
      this.from = from;
      this.to = to;
    }
  }

  private final IndexHost host;
  private double furthest;

  BuildProgress(IndexHost host) {
    this.host = host;
  }

  /**
   * Looks for an interrupt and tells the progress.
   *
   * @param share of the step that is done
   */
  void at(Step step, double share) {
    host.checkInterrupt();
    // Some phases begin several times; what is shown never goes back.
    double now = step.from + Math.clamp(share, 0, 1) * (step.to - step.from);
    furthest = Math.max(furthest, now);
    host.progress(step.text, furthest);
  }

  @Override
  public void progress(BuildPhase phase, int done, int total) {
    at(Step.GRAPH, phase.share(done, total));
  }
}
