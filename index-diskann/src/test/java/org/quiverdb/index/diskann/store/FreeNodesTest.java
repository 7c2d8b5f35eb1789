package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.index.diskann.graph.PrivateBlocks;

class FreeNodesTest {
  private static final NodeLayout LAYOUT = new NodeLayout(512, 24, 8);

  private static void use(PrivateBlocks blocks, int node) {
    Nodes.setState(blocks, node, NodeLayout.USED);
  }

  @Test
  void newNodesLieBesideTheirNeighboursElseTogether() {
    try (PrivateBlocks blocks = new PrivateBlocks(LAYOUT)) {
      for (int block = 0; block < 3; block++) {
        blocks.append();
        for (int slot = 0; slot < LAYOUT.slots(); slot++) {
          use(blocks, LAYOUT.node(block, slot));
        }
      }
      int one = LAYOUT.node(0, 2);
      Nodes.setState(blocks, one, NodeLayout.DEAD);
      FreeNodes free = new FreeNodes(blocks);
      for (int slot : new int[] {1, 3}) {
        Nodes.setState(blocks, LAYOUT.node(2, slot), NodeLayout.DEAD);
        free.add(LAYOUT.node(2, slot));
      }
      int[] neighbours = {LAYOUT.node(1, 0), LAYOUT.node(0, 0)};
      int beside = free.take(neighbours, 2);
      assertEquals(one, beside);
      use(blocks, beside);
      // There is no room beside any more: where the most is.
      for (int slot : new int[] {1, 3}) {
        int node = free.take(neighbours, 2);
        assertEquals(LAYOUT.node(2, slot), node);
        use(blocks, node);
      }
      for (int slot = 0; slot < LAYOUT.slots(); slot++) {
        int node = free.take(neighbours, slot % 3);
        assertEquals(LAYOUT.node(3, slot), node);
        use(blocks, node);
      }
      assertEquals(LAYOUT.node(4, 0), free.take(neighbours, 0));
    }
  }

  @Test
  void anEmptyGraphGetsABlock() {
    try (PrivateBlocks blocks = new PrivateBlocks(LAYOUT)) {
      assertEquals(LAYOUT.node(0, 0), new FreeNodes(blocks).take(new int[0], 0));
      assertEquals(1, blocks.blockCount());
    }
  }
}
