package org.quiverdb.engine.exec.vector;

import java.util.Arrays;
import org.quiverdb.vector.TopK;

/** All rows that are not beyond a distance which becomes smaller as more rows come. */
final class Ties {
  private double[] distances = new double[64];
  private long[] rowids = new long[64];
  private int count;

  void clear() {
    count = 0;
  }

  /**
   * Adds a row.
   *
   * @param worst what is beyond it may be forgotten
   */
  void add(double distance, long rowid, double worst) {
    if (count == distances.length) {
      prune(worst);
      if (count > distances.length / 2) {
        distances = Arrays.copyOf(distances, 2 * distances.length);
        rowids = Arrays.copyOf(rowids, distances.length);
      }
    }
    distances[count] = distance;
    rowids[count++] = rowid;
  }

  void addAll(Ties other, double worst) {
    for (int i = 0; i < other.count; i++) {
      if (other.distances[i] <= worst) {
        add(other.distances[i], other.rowids[i], worst);
      }
    }
  }

  /** How many rows are not beyond. */
  int count(double worst) {
    prune(worst);
    return count;
  }

  private void prune(double worst) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (distances[i] <= worst) {
        distances[kept] = distances[i];
        rowids[kept++] = rowids[i];
      }
    }
    count = kept;
  }

  /** The rows that are not beyond, all of them. */
  TopK top(double worst) {
    prune(worst);
    TopK top = new TopK(count);
    for (int i = 0; i < count; i++) {
      top.push(distances[i], rowids[i]);
    }
    return top;
  }
}
