package org.quiverdb.index.diskann.build;

/**
 * The build's inner parameters; {@code docs/designs/0005-bulk-build.md} has the measurements behind
 * the values.
 *
 * @param width dimensions that vectors are reduced to
 * @param sample rows that decide on the reduction
 * @param fanout how many of the nearest leaders take a row, by level of partition; the last holds
 *     for all deeper levels
 * @param leaders most leaders of one cluster
 * @param leaf most rows of a leaf
 * @param nearest neighbours taken of each row in each leaf
 * @param alpha how much nearer to a chosen neighbour than to the row another must be, in squared
 *     distances, to be left out
 */
record Tuning(
    int width, int sample, int[] fanout, int leaders, int leaf, int nearest, float alpha) {
  static final Tuning DEFAULT = new Tuning(192, 3072, new int[] {12, 1}, 1000, 720, 8, 1.2f);

  int fanout(int level) {
    return fanout[Math.min(level, fanout.length - 1)];
  }
}
