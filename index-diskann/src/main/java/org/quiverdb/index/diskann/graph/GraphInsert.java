package org.quiverdb.index.diskann.graph;

import org.quiverdb.index.diskann.code.QueryCode;

/**
 * Links nodes into the graph. A node to be linked has its code and rowid in place; its neighbours
 * and state are written here. Not thread-safe.
 */
public final class GraphInsert {
  /**
   * A new node gets edges from so many of its neighbours, those first that nothing else leads to;
   * from the others where that changes no further block. Edges from all of them cost half as many
   * blocks again and find hardly more (measured).
   */
  private static final int LEAST_BACK_EDGES = 8;

  private final WritableNodeBlocks blocks;
  private final Pruning pruning;
  private final Linking linking;
  private final int effort;
  private final BeamSearch search = new BeamSearch();
  private final PairDistances pairs;
  private final int[] neighbours;
  private final int[] candidates;
  private final float[] distances;

  /** Candidates of the last search. */
  private int usable;

  private int count;

  /**
   * @param effort of the search for neighbours, at least the degree; about 100 gives a graph that a
   *     bulk build can be compared with
   * @param alpha of {@link Pruning}
   */
  public GraphInsert(WritableNodeBlocks blocks, PairDistances pairs, int effort, float alpha) {
    this.blocks = blocks;
    this.pairs = pairs;
    this.effort = effort;
    int degree = blocks.layout().degree();
    this.pruning = new Pruning(degree, alpha);
    this.linking = new Linking(blocks, pairs, alpha);
    this.neighbours = new int[degree];
    this.candidates = new int[effort];
    this.distances = new float[effort];
  }

  /**
   * Finds and links a node.
   *
   * @param query set to the node's vector with {@link QueryCode#setForGraph}
   * @param entries where the search starts; none when the graph has no live node yet
   */
  public void insert(int node, QueryCode query, int[] entries) {
    find(query, entries);
    link(node);
  }

  /**
   * Finds neighbours for a node that is not in use yet.
   *
   * @param query set to the node's vector with {@link QueryCode#setForGraph}
   * @param entries where the search starts; none when the graph has no live node yet
   */
  public void find(QueryCode query, int[] entries) {
    count = 0;
    usable = 0;
    if (entries.length == 0) {
      return;
    }
    int found = search.search(query, blocks, entries, effort);
    for (int i = 0; i < found; i++) {
      int candidate = search.node(i);
      if (Nodes.state(blocks, candidate) == NodeLayout.USED) {
        candidates[usable] = candidate;
        distances[usable++] = search.estimate(i);
      }
    }
    count = pruning.prune(candidates, distances, usable, pairs, neighbours);
  }

  /** How many neighbours were found. */
  public int count() {
    return count;
  }

  /** Those that were found come first, in the order of {@link Pruning}; not to be changed. */
  public int[] neighbours() {
    return neighbours;
  }

  /** Links a node with the neighbours that were found, and puts it into use. */
  public void link(int node) {
    int original = original(node);
    int degree = original == NodeLayout.NONE ? count : pruning.distinct();
    Nodes.setNeighbours(blocks, node, neighbours, degree);
    Nodes.setState(blocks, node, NodeLayout.USED);
    if (original != NodeLayout.NONE) {
      linking.link(original, node);
      return;
    }
    NodeLayout layout = blocks.layout();
    int linked = 0;
    for (int i = 0; i < count; i++) {
      if (linked < LEAST_BACK_EDGES || blocks.isChanged(layout.block(neighbours[i]))) {
        linked += linking.link(neighbours[i], node) ? 1 : 0;
      }
    }
  }

  /**
   * Of nodes with the same code as a new one, the one that it hangs from: the first whose list has
   * room, else the last. If all of them were linked with their neighbours they would crowd out what
   * leads anywhere else. NONE if there is no such node.
   */
  private int original(int node) {
    int original = NodeLayout.NONE;
    for (int i = 0; i < usable; i++) {
      if (pairs.distance(node, candidates[i]) <= 0) {
        original = candidates[i];
        if (Nodes.degree(blocks, original) < blocks.layout().degree()) {
          break;
        }
      }
    }
    return original;
  }
}
