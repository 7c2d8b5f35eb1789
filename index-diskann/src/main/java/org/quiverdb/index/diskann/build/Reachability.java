package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/**
 * Makes every row reachable from the entries. A row that is not gets an edge from a row that is:
 * from a neighbour of its own if that has room or an edge that no shortest path needs.
 */
final class Reachability {
  private static final int NONE = -1;
  private static final int ENTRY = -2;

  private final int[] neighbours;
  private final int count;
  private final int degree;

  /** From where each row was reached first. */
  private final int[] from;

  private final int[] queue;
  private int queued;
  private int next;

  /** All rows below were found to have no room for another edge. */
  private int full;

  Reachability(int[] neighbours, int count, int degree) {
    this.neighbours = neighbours;
    this.count = count;
    this.degree = degree;
    this.from = new int[count];
    this.queue = new int[count];
  }

  /** Adds what is missing. Returns how many rows were out of reach of what was there. */
  int connect(int[] entries) {
    Arrays.fill(from, NONE);
    for (int entry : entries) {
      if (from[entry] == NONE) {
        reach(entry, ENTRY);
      }
    }
    spread();
    int added = 0;
    for (int row = 0; row < count; row++) {
      if (from[row] == NONE) {
        link(row);
        spread();
        added++;
      }
    }
    return added;
  }

  private void reach(int row, int source) {
    from[row] = source;
    queue[queued++] = row;
  }

  private void spread() {
    while (next < queued) {
      int row = queue[next++];
      for (int i = row * degree; i < (row + 1) * degree && neighbours[i] >= 0; i++) {
        if (from[neighbours[i]] == NONE) {
          reach(neighbours[i], row);
        }
      }
    }
  }

  private void link(int row) {
    for (int i = row * degree; i < (row + 1) * degree && neighbours[i] >= 0; i++) {
      int source = neighbours[i];
      if (from[source] != NONE && linkFrom(source, row)) {
        return;
      }
    }
    while (!linkFrom(queue[full], row)) {
      full++;
    }
  }

  /** Adds an edge if the source has room, or in the place of its farthest that can be spared. */
  private boolean linkFrom(int source, int row) {
    int first = source * degree;
    for (int i = first + degree - 1; i >= first; i--) {
      boolean room = neighbours[i] < 0 && (i == first || neighbours[i - 1] >= 0);
      if (room || neighbours[i] >= 0 && from[neighbours[i]] != source) {
        neighbours[i] = row;
        reach(row, source);
        return true;
      }
    }
    return false;
  }
}
