package org.quiverdb.index.diskann.graph;

import org.quiverdb.index.diskann.code.QueryCode;

/**
 * Links nodes into the graph. A node to be linked has its code and rowid in place; its neighbours
 * and state are written here. Not thread-safe.
 */
public final class GraphInsert {
  private final WritableNodeBlocks blocks;
  private final Pruning pruning;
  private final Linking linking;
  private final int effort;
  private final BeamSearch search = new BeamSearch();
  private final PairDistances pairs;
  private final int[] neighbours;
  private final int[] candidates;
  private final float[] distances;

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
   * Links a node.
   *
   * @param query set to the node's vector with {@link QueryCode#setForGraph}
   * @param entries where the search starts; none when the graph has no live node yet
   */
  public void insert(int node, QueryCode query, int[] entries) {
    int count = 0;
    if (entries.length > 0) {
      int found = search.search(query, blocks, entries, effort);
      for (int i = 0; i < found; i++) {
        int candidate = search.node(i);
        if (candidate != node && Nodes.state(blocks, candidate) == NodeLayout.USED) {
          candidates[count] = candidate;
          distances[count++] = search.estimate(i);
        }
      }
      count = pruning.prune(candidates, distances, count, pairs, neighbours);
    }
    Nodes.setNeighbours(blocks, node, neighbours, count);
    Nodes.setState(blocks, node, NodeLayout.USED);
    for (int i = 0; i < count; i++) {
      linking.link(neighbours[i], node);
    }
  }
}
