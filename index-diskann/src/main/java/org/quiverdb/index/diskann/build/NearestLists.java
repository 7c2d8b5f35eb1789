package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/** The nearest few of each of some rows, sorted. */
final class NearestLists {
  private final int size;
  private final float[] distances;
  private final int[] ids;

  NearestLists(int rows, int size) {
    this.size = size;
    this.distances = new float[rows * size];
    this.ids = new int[rows * size];
  }

  void clear() {
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
    Arrays.fill(ids, -1);
  }

  /**
   * Takes what is nearer than the last of the row's list. Of two at the same distance the first one
   * stays.
   *
   * @param worst the distance of the row's last, kept up to date
   */
  void offer(int row, int id, float distance, float[] worst) {
    if (!(distance < worst[row])) {
      return;
    }
    int first = row * size;
    int at = first + size - 1;
    while (at > first && distances[at - 1] > distance) {
      distances[at] = distances[at - 1];
      ids[at] = ids[at - 1];
      at--;
    }
    distances[at] = distance;
    ids[at] = id;
    worst[row] = distances[first + size - 1];
  }

  /** The number of one in the list; -1 if there are fewer. */
  int id(int row, int rank) {
    return ids[row * size + rank];
  }

  void copy(int row, int[] to, int at) {
    System.arraycopy(ids, row * size, to, at, size);
  }
}
