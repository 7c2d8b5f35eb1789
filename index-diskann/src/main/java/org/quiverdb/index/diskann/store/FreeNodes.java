package org.quiverdb.index.diskann.store;

import java.util.ArrayDeque;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.index.diskann.graph.WritableNodeBlocks;

/** Slots for new nodes: those of deleted ones first, then new blocks. One thread. */
final class FreeNodes {
  private final WritableNodeBlocks blocks;
  private final NodeLayout layout;
  private final ArrayDeque<Integer> free = new ArrayDeque<>();

  FreeNodes(WritableNodeBlocks blocks) {
    this.blocks = blocks;
    layout = blocks.layout();
    for (int block = 0; block < blocks.blockCount(); block++) {
      addFree(block);
    }
  }

  private void addFree(int block) {
    for (int slot = 0; slot < layout.slots(); slot++) {
      int node = layout.node(block, slot);
      if (Nodes.state(blocks, node) != NodeLayout.USED) {
        free.add(node);
      }
    }
  }

  /** A slot that has become free. */
  void add(int node) {
    free.add(node);
  }

  int take() {
    if (free.isEmpty()) {
      addFree(blocks.append());
    }
    return free.remove();
  }
}
