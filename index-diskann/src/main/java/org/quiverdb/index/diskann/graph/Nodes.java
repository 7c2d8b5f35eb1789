package org.quiverdb.index.diskann.graph;

import org.quiverdb.engine.memory.Memory;

/** Reads and writes the parts of nodes. As thread-safe as the blocks are. */
public final class Nodes {
  private Nodes() {}

  public static long codeAddress(NodeBlocks blocks, int node) {
    NodeLayout layout = blocks.layout();
    return blocks.address(layout.block(node)) + layout.codeOffset(node);
  }

  public static long rowid(NodeBlocks blocks, int node) {
    NodeLayout layout = blocks.layout();
    return Memory.getLongLittleEndian(
        blocks.address(layout.block(node)) + layout.rowidOffset(node));
  }

  /** FREE, USED or DEAD, as in {@link NodeLayout}. */
  public static int state(NodeBlocks blocks, int node) {
    NodeLayout layout = blocks.layout();
    return Memory.getUnsignedByte(blocks.address(layout.block(node)) + layout.stateOffset(node));
  }

  /**
   * Copies the neighbours of a node.
   *
   * @param target has room for {@link NodeLayout#degree()} ids
   * @return how many there are
   */
  public static int neighbours(NodeBlocks blocks, int node, int[] target) {
    NodeLayout layout = blocks.layout();
    long edges = blocks.address(layout.block(node)) + layout.edgesOffset(node);
    int count = 0;
    for (; count < layout.degree(); count++) {
      int neighbour = Memory.getIntLittleEndian(edges + (long) Integer.BYTES * count);
      if (neighbour < 0) {
        break;
      }
      target[count] = neighbour;
    }
    return count;
  }

  /** How many neighbours a node has. */
  public static int degree(NodeBlocks blocks, int node) {
    NodeLayout layout = blocks.layout();
    long edges = blocks.address(layout.block(node)) + layout.edgesOffset(node);
    int count = 0;
    while (count < layout.degree()
        && Memory.getIntLittleEndian(edges + (long) Integer.BYTES * count) >= 0) {
      count++;
    }
    return count;
  }

  /**
   * Whether every state of a block is known and every neighbour is a slot of some block. Searches
   * rely on it; ask before a block from a file is searched.
   */
  public static boolean isSound(NodeBlocks blocks, int block) {
    NodeLayout layout = blocks.layout();
    long address = blocks.address(block);
    for (int slot = 0; slot < layout.slots(); slot++) {
      int node = layout.node(block, slot);
      int state = Memory.getUnsignedByte(address + layout.stateOffset(node));
      if (state > NodeLayout.DEAD) {
        return false;
      }
      long edges = address + layout.edgesOffset(node);
      for (int i = 0; state != NodeLayout.FREE && i < layout.degree(); i++) {
        int neighbour = Memory.getIntLittleEndian(edges + (long) Integer.BYTES * i);
        if (neighbour < 0) {
          break;
        }
        if (layout.block(neighbour) >= blocks.blockCount()
            || layout.slot(neighbour) >= layout.slots()) {
          return false;
        }
      }
    }
    return true;
  }

  public static void setRowid(WritableNodeBlocks blocks, int node, long rowid) {
    NodeLayout layout = blocks.layout();
    Memory.putLongLittleEndian(
        blocks.writable(layout.block(node)) + layout.rowidOffset(node), rowid);
  }

  public static void setState(WritableNodeBlocks blocks, int node, int state) {
    NodeLayout layout = blocks.layout();
    Memory.putByte(blocks.writable(layout.block(node)) + layout.stateOffset(node), state);
  }

  /** Replaces the neighbours of a node, at most {@link NodeLayout#degree()}. */
  public static void setNeighbours(
      WritableNodeBlocks blocks, int node, int[] neighbours, int count) {
    NodeLayout layout = blocks.layout();
    long edges = blocks.writable(layout.block(node)) + layout.edgesOffset(node);
    for (int i = 0; i < layout.degree(); i++) {
      int neighbour = i < count ? neighbours[i] : NodeLayout.NONE;
      Memory.putIntLittleEndian(edges + (long) Integer.BYTES * i, neighbour);
    }
  }
}
