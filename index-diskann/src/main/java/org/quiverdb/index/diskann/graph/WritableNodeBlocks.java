package org.quiverdb.index.diskann.graph;

/** Blocks that their one writer may change. */
public interface WritableNodeBlocks extends NodeBlocks {
  /**
   * The native address of a block's first byte, to be changed; {@link #address} gives the same from
   * now on.
   */
  long writable(int block);

  /** Whether a block has been changed, so that another change of it costs nothing more. */
  boolean isChanged(int block);

  /** Adds a block of zeros (all slots free) and returns its number. */
  int append();
}
