package org.quiverdb.index.diskann.graph;

/**
 * The blocks of one graph, as one reader sees them. Addresses are valid for as long as the
 * implementation says; a search calls for them again and again and keeps none.
 */
public interface NodeBlocks {
  NodeLayout layout();

  /** Blocks are numbered from 0 up to this, exclusive. */
  int blockCount();

  /** The native address of a block's first byte, to be read. */
  long address(int block);
}
