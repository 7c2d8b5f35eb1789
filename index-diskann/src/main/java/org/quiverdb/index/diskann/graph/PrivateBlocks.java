package org.quiverdb.index.diskann.graph;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * Blocks in memory of their own, for building a graph before it is written, and for tests. Not
 * thread-safe while it is changed.
 */
public final class PrivateBlocks implements WritableNodeBlocks, AutoCloseable {
  private final NodeLayout layout;
  private long[] addresses = new long[16];
  private int count;

  public PrivateBlocks(NodeLayout layout) {
    this.layout = layout;
  }

  @Override
  public NodeLayout layout() {
    return layout;
  }

  @Override
  public int blockCount() {
    return count;
  }

  @Override
  public long address(int block) {
    return addresses[block];
  }

  @Override
  public long writable(int block) {
    return addresses[block];
  }

  @Override
  public boolean isChanged(int block) {
    return true;
  }

  @Override
  public int append() {
    if (count == addresses.length) {
      addresses = Arrays.copyOf(addresses, 2 * count);
    }
    long address = NativeAllocator.allocate(layout.blockBytes());
    Memory.fill(address, layout.blockBytes(), 0);
    addresses[count] = address;
    return count++;
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    for (int i = 0; i < count; i++) {
      NativeAllocator.free(addresses[i], layout.blockBytes());
    }
    count = 0;
  }
}
