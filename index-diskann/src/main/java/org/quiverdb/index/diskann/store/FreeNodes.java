package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.index.diskann.graph.WritableNodeBlocks;

/**
 * Slots for new nodes: beside their neighbours, whose blocks are changed anyway, else where the
 * most room is, so that nodes that come one after the other lie together. One thread.
 */
final class FreeNodes {
  private final WritableNodeBlocks blocks;
  private final NodeLayout layout;

  /** Free slots of each block. */
  private int[] free;

  /** The block that nodes go to whose neighbours have no room beside them. */
  private int current;

  FreeNodes(WritableNodeBlocks blocks) {
    this.blocks = blocks;
    layout = blocks.layout();
    free = new int[blocks.blockCount() + 16];
    for (int block = 0; block < blocks.blockCount(); block++) {
      for (int slot = 0; slot < layout.slots(); slot++) {
        free[block] += isFree(layout.node(block, slot)) ? 1 : 0;
      }
    }
  }

  private boolean isFree(int node) {
    return Nodes.state(blocks, node) != NodeLayout.USED;
  }

  /** A slot has become free. */
  void add(int node) {
    free[layout.block(node)]++;
  }

  /**
   * A free slot, whose node must be in use before the next call.
   *
   * @param neighbours of the new node, the first ones before the others
   */
  int take(int[] neighbours, int count) {
    for (int i = 0; i < count; i++) {
      int block = layout.block(neighbours[i]);
      if (free[block] > 0) {
        return takeIn(block);
      }
    }
    if (free[current] == 0) {
      current = roomiest();
    }
    return takeIn(current);
  }

  private int takeIn(int block) {
    free[block]--;
    int slot = 0;
    while (!isFree(layout.node(block, slot))) {
      slot++;
    }
    return layout.node(block, slot);
  }

  /** The block with the most free slots; a new one when none has any. */
  private int roomiest() {
    int best = 0;
    for (int block = 1; block < blocks.blockCount(); block++) {
      best = free[block] > free[best] ? block : best;
    }
    return free[best] > 0 ? best : append();
  }

  private int append() {
    int block = blocks.append();
    if (block >= free.length) {
      free = Arrays.copyOf(free, 2 * block);
    }
    free[block] = layout.slots();
    return block;
  }
}
