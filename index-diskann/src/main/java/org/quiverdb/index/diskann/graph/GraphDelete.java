package org.quiverdb.index.diskann.graph;

import org.quiverdb.index.diskann.code.QueryCode;

/**
 * Takes nodes out of the graph in place (IP-DiskANN, section 4). A deleted node is marked dead; its
 * in-neighbours, as far as a search for it finds them, get a few of the nearest other candidates in
 * its place, and its out-neighbours get links from such candidates. Nodes that were not found keep
 * their edge to the dead node, through which searches go on as before. The slot can be given to a
 * new node at any time. Not thread-safe.
 */
public final class GraphDelete {
  /** Links that stand in for one to the deleted node; the paper's c. */
  private static final int STAND_INS = 3;

  /** Candidates among which the stand-ins are chosen. */
  private static final int CANDIDATES = 50;

  private final WritableNodeBlocks blocks;
  private final PairDistances pairs;
  private final Linking linking;
  private final BeamSearch search = new BeamSearch();
  private final int effort;
  private final int[] list;
  private final int[] candidates = new int[CANDIDATES];
  private final int[] chosen = new int[STAND_INS];
  private final float[] chosenDistances = new float[STAND_INS];

  /**
   * @param effort of the search for a deleted node's neighbours
   * @param alpha of {@link Pruning}
   */
  public GraphDelete(WritableNodeBlocks blocks, PairDistances pairs, int effort, float alpha) {
    this.blocks = blocks;
    this.pairs = pairs;
    this.effort = effort;
    this.linking = new Linking(blocks, pairs, alpha);
    this.list = new int[blocks.layout().degree()];
  }

  /**
   * Deletes a node.
   *
   * @param query scratch, set here to the node's code
   * @param entries where the search starts
   */
  public void delete(int node, QueryCode query, int[] entries) {
    Nodes.setState(blocks, node, NodeLayout.DEAD);
    query.setForGraph(Nodes.codeAddress(blocks, node));
    int found = search.search(query, blocks, entries, effort);
    int count = 0;
    for (int i = 0; i < found && count < CANDIDATES; i++) {
      if (Nodes.state(blocks, search.node(i)) == NodeLayout.USED) {
        candidates[count++] = search.node(i);
      }
    }
    for (int i = 0; i < found; i++) {
      if (search.node(i) != node && unlink(search.node(i), node)) {
        int size = choose(search.node(i), count);
        for (int j = 0; j < size; j++) {
          linking.link(search.node(i), chosen[j]);
        }
      }
    }
    int degree = Nodes.neighbours(blocks, node, list);
    for (int i = 0; i < degree; i++) {
      if (Nodes.state(blocks, list[i]) == NodeLayout.USED) {
        int size = choose(list[i], count);
        for (int j = 0; j < size; j++) {
          linking.link(chosen[j], list[i]);
        }
      }
    }
  }

  /** Removes an edge; false if there is none. */
  private boolean unlink(int from, int to) {
    int count = Nodes.neighbours(blocks, from, list);
    for (int i = 0; i < count; i++) {
      if (list[i] == to) {
        System.arraycopy(list, i + 1, list, i, count - i - 1);
        Nodes.setNeighbours(blocks, from, list, count - 1);
        return true;
      }
    }
    return false;
  }

  /** Whether a candidate or a copy of it is chosen. */
  private boolean isChosen(int candidate, float distance, int size) {
    for (int i = 0; i < size; i++) {
      if (chosenDistances[i] == distance && pairs.distance(chosen[i], candidate) <= 0) {
        return true;
      }
    }
    return false;
  }

  /** Chooses the candidates nearest to a node, of copies one. */
  private int choose(int node, int count) {
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (candidates[i] == node) {
        continue;
      }
      float distance = pairs.distance(candidates[i], node);
      if (size == STAND_INS && distance >= chosenDistances[size - 1]
          || isChosen(candidates[i], distance, size)) {
        continue;
      }
      int j = size < STAND_INS ? size++ : size - 1;
      for (; j > 0 && chosenDistances[j - 1] > distance; j--) {
        chosen[j] = chosen[j - 1];
        chosenDistances[j] = chosenDistances[j - 1];
      }
      chosen[j] = candidates[i];
      chosenDistances[j] = distance;
    }
    return size;
  }
}
