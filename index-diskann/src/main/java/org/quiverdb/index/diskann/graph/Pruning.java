package org.quiverdb.index.diskann.graph;

import java.util.Arrays;

/**
 * Vamana's RobustPrune: of a node's candidates it keeps the nearest, and then each next that is not
 * already well served by one that was kept, that is, none of which is nearer to it than the node is
 * by more than the factor alpha. Places that are left over go to the nearest of the others. Of
 * candidates with the same code one is kept, or they would take all places. Not thread-safe: there
 * is scratch space inside.
 */
public final class Pruning {
  private static final float NOT_SERVED = Float.POSITIVE_INFINITY;

  private final int degree;
  private final float alpha;

  /** Candidates that are kept, or have the code of one that is. */
  private boolean[] settled = new boolean[64];

  private int distinct;

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
    if (settled.length < count) {
      settled = new boolean[Math.max(count, 2 * settled.length)];
    }
    Arrays.fill(settled, 0, count, false);
    int size = 0;
    for (int i = 0; i < count && size < degree; i++) {
      float between = betweenServing(nodes[i], distances[i], target, size, pairs);
      if (between == NOT_SERVED) {
        target[size++] = nodes[i];
      }
      settled[i] = between == NOT_SERVED || between <= 0;
    }
    distinct = size;
    for (int i = 0; i < count && size < degree; i++) {
      if (!settled[i]) {
        target[size++] = nodes[i];
      }
    }
    return size;
  }

  /** How many the last call has kept before it filled places that were left over. */
  public int distinct() {
    return distinct;
  }

  /**
   * How far a candidate is from the first kept neighbour that leads to it; 0 or less when that has
   * the same code.
   */
  private float betweenServing(
      int node, float distance, int[] kept, int size, PairDistances pairs) {
    for (int j = 0; j < size; j++) {
      float between = pairs.distance(kept[j], node);
      if (between <= 0 || alpha * between < distance) {
        return between;
      }
    }
    return NOT_SERVED;
  }
}
