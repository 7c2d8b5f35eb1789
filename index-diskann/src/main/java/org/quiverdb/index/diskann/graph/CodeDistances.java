package org.quiverdb.index.diskann.graph;

import org.quiverdb.index.diskann.code.CodePairs;

/** Distances between nodes from their codes. As thread-safe as the blocks are. */
public final class CodeDistances implements PairDistances {
  private final NodeBlocks blocks;
  private final CodePairs pairs;

  public CodeDistances(NodeBlocks blocks, CodePairs pairs) {
    this.blocks = blocks;
    this.pairs = pairs;
  }

  @Override
  public float distance(int a, int b) {
    return pairs.distance(Nodes.codeAddress(blocks, a), Nodes.codeAddress(blocks, b));
  }
}
