package org.quiverdb.index.diskann.graph;

/** Distances between nodes of the graph, as pruning wants them. */
@FunctionalInterface
public interface PairDistances {
  /** The distance of two nodes; symmetric, and in the same units as estimates for the graph. */
  float distance(int a, int b);
}
