package org.quiverdb.index.diskann.graph;

/**
 * Adds single neighbours to nodes. As long as a list has room, that is all. A full list is pruned a
 * little, by the rule of {@link Pruning}, instead of as a whole: that costs some 70 to 100
 * distances instead of 500 and gives a graph that is as good (measured).
 *
 * <p>The order of a list tells what its neighbours are worth: {@link Pruning} writes those first
 * that nothing else leads to, and last those that only fill the list up. So the last place is the
 * first to go; except for copies of the node itself, which nothing else may lead to. Not
 * thread-safe: there is scratch space inside.
 */
public final class Linking {
  private final WritableNodeBlocks blocks;
  private final PairDistances pairs;
  private final float alpha;
  private final int[] list;

  public Linking(WritableNodeBlocks blocks, PairDistances pairs, float alpha) {
    this.blocks = blocks;
    this.pairs = pairs;
    this.alpha = alpha;
    this.list = new int[blocks.layout().degree()];
  }

  /**
   * Adds a neighbour to a node's list, if it is worth more than what the list has.
   *
   * @return whether it is there now
   */
  public boolean link(int from, int to) {
    int count = Nodes.neighbours(blocks, from, list);
    for (int i = 0; i < count; i++) {
      if (list[i] == to) {
        return true;
      }
    }
    int place = count < list.length ? count : placeInFullList(from, to);
    if (place >= 0) {
      System.arraycopy(list, 0, list, 1, place);
      list[0] = to;
      Nodes.setNeighbours(blocks, from, list, Math.max(count, place + 1));
    }
    return place >= 0;
  }

  /** Whose place a new neighbour takes, or -1 if it is not worth one. */
  private int placeInFullList(int from, int to) {
    float distance = pairs.distance(from, to);
    int last = list.length - 1;
    int replaceable = -1;
    int served = -1;
    float servedDistance = distance;
    for (int i = 0; i <= last; i++) {
      float old = pairs.distance(from, list[i]);
      float between = alpha * pairs.distance(list[i], to);
      replaceable = old > 0 ? i : replaceable;
      if (old <= distance && between < distance) {
        return isNearerFiller(from, distance) ? last : -1;
      }
      if (old > servedDistance && between < old) {
        served = i;
        servedDistance = old;
      }
    }
    return served >= 0 ? served : replaceable;
  }

  /** Whether the last of the list only fills it up, and is farther than so much. */
  private boolean isNearerFiller(int from, float distance) {
    int last = list.length - 1;
    float lastDistance = pairs.distance(from, list[last]);
    if (lastDistance <= distance) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (alpha * pairs.distance(list[i], list[last]) < lastDistance
          && pairs.distance(from, list[i]) <= lastDistance) {
        return true;
      }
    }
    return false;
  }
}
