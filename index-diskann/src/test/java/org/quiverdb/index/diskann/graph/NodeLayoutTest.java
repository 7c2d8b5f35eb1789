package org.quiverdb.index.diskann.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.quiverdb.index.diskann.Seed;

class NodeLayoutTest {
  @Test
  void aNodeOf1536DimensionsIsSmall() {
    assertTrue(NodeLayout.nodeBytes(200, 32) <= 345);
    NodeLayout layout = new NodeLayout(65472, 200, 32);
    assertEquals(194, layout.slots());
    assertEquals(8, layout.shift());
  }

  @Test
  void partsDoNotOverlap() {
    RandomGenerator random = Seed.forTest(NodeLayoutTest.class);
    for (int round = 0; round < 200; round++) {
      int codeBytes = 8 * random.nextInt(2, 60);
      int degree = random.nextInt(1, 64);
      int blockBytes =
          64 + NodeLayout.nodeBytes(codeBytes, degree) * random.nextInt(1, 40) + random.nextInt(9);
      NodeLayout layout = new NodeLayout(blockBytes, codeBytes, degree);
      byte[] owners = new byte[blockBytes];
      for (int slot = 0; slot < layout.slots(); slot++) {
        int node = layout.node(3, slot);
        assertEquals(3, layout.block(node));
        assertEquals(slot, layout.slot(node));
        assertTrue(node < layout.nodeLimit(4));
        claim(owners, layout.codeOffset(node), codeBytes);
        claim(owners, layout.rowidOffset(node), 8);
        claim(owners, layout.edgesOffset(node), 4 * degree);
        claim(owners, layout.stateOffset(node), 1);
      }
      assertEquals(0, layout.codeOffset(0) % 8);
      assertEquals(0, layout.rowidOffset(0) % 8);
    }
  }

  private static void claim(byte[] owners, int offset, int length) {
    assertTrue(offset >= NodeLayout.HEADER_BYTES);
    for (int i = offset; i < offset + length; i++) {
      assertEquals(0, owners[i]++);
    }
  }

  @Test
  void nodesAreReadAsWritten() {
    RandomGenerator random = Seed.forTest(NodeLayoutTest.class);
    NodeLayout layout = new NodeLayout(4032, 40, 7);
    try (PrivateBlocks blocks = new PrivateBlocks(layout)) {
      blocks.append();
      blocks.append();
      long[] rowids = new long[layout.slots()];
      int[][] lists = new int[layout.slots()][];
      for (int round = 0; round < 500; round++) {
        int slot = random.nextInt(layout.slots());
        int node = layout.node(1, slot);
        rowids[slot] = random.nextLong();
        lists[slot] = random.ints(random.nextInt(8), 0, NodeLayout.MAX_NODES).toArray();
        Nodes.setRowid(blocks, node, rowids[slot]);
        Nodes.setNeighbours(blocks, node, lists[slot], lists[slot].length);
        Nodes.setState(blocks, node, NodeLayout.USED);
      }
      for (int slot = 0; slot < layout.slots(); slot++) {
        int node = layout.node(1, slot);
        assertEquals(NodeLayout.FREE, Nodes.state(blocks, layout.node(0, slot)));
        if (lists[slot] != null) {
          int[] list = new int[7];
          int count = Nodes.neighbours(blocks, node, list);
          assertArrayEquals(lists[slot], Arrays.copyOf(list, count));
          assertEquals(rowids[slot], Nodes.rowid(blocks, node));
          assertEquals(NodeLayout.USED, Nodes.state(blocks, node));
        }
      }
    }
  }

  @Test
  void damagedBlocksAreSeen() {
    NodeLayout layout = new NodeLayout(4032, 40, 7);
    try (PrivateBlocks blocks = new PrivateBlocks(layout)) {
      blocks.append();
      int node = layout.node(0, 5);
      Nodes.setState(blocks, node, NodeLayout.USED);
      Nodes.setNeighbours(blocks, node, new int[] {layout.node(0, layout.slots() - 1)}, 1);
      assertTrue(Nodes.isSound(blocks, 0));
      Nodes.setNeighbours(blocks, node, new int[] {layout.node(0, layout.slots())}, 1);
      assertFalse(Nodes.isSound(blocks, 0));
      Nodes.setNeighbours(blocks, node, new int[] {layout.node(1, 0)}, 1);
      assertFalse(Nodes.isSound(blocks, 0));
      Nodes.setNeighbours(blocks, node, new int[0], 0);
      assertTrue(Nodes.isSound(blocks, 0));
      Nodes.setState(blocks, node, 3);
      assertFalse(Nodes.isSound(blocks, 0));
    }
  }

  @Test
  void aBlockMustHoldANode() {
    assertThrows(IllegalArgumentException.class, () -> new NodeLayout(300, 200, 32));
  }
}
