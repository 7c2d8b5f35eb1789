package org.quiverdb.index.diskann.graph;

import java.util.Arrays;

/**
 * Vamana's RobustPrune: of a node's candidates it keeps the nearest, and then each next that is not
 * already well served by one that was kept, that is, none of which is nearer to it than the node is
 * by more than the factor alpha. Places that are left over go to the nearest of the others. Not
 * thread-safe: there is scratch space inside.
 */
public final class Pruning {
  private final int degree;
  private final float alpha;
  private boolean[] kept = new boolean[64];

  /**
   * @param degree the most neighbours that are kept
   * @param alpha at least 1: by how much nearer a kept neighbour must be to stand for a candidate;
   *     for distances that are squares, it is the square of the usual one
   */
  public Pruning(int degree, float alpha) {
    this.degree = degree;
    this.alpha = alpha;
  }

  /**
   * Prunes.
   *
   * @param nodes candidates in ascending order of distance, without the node itself and without
   *     repetitions
   * @param distances of the candidates from the node
   * @param target receives the kept ones, nearest first
   * @return how many were kept
   */
  public int prune(int[] nodes, float[] distances, int count, PairDistances pairs, int[] target) {
    if (kept.length < count) {
      kept = new boolean[Math.max(count, 2 * kept.length)];
    }
    Arrays.fill(kept, 0, count, false);
    int size = 0;
    for (int i = 0; i < count && size < degree; i++) {
      if (!isServed(nodes[i], distances[i], target, size, pairs)) {
        target[size++] = nodes[i];
        kept[i] = true;
      }
    }
    for (int i = 0; i < count && size < degree; i++) {
      if (!kept[i]) {
        target[size++] = nodes[i];
      }
    }
    return size;
  }

  /** Whether one of the kept neighbours leads to a candidate. */
  boolean isServed(int node, float distance, int[] kept, int size, PairDistances pairs) {
    for (int j = 0; j < size; j++) {
      if (alpha * pairs.distance(kept[j], node) < distance) {
        return true;
      }
    }
    return false;
  }
}
