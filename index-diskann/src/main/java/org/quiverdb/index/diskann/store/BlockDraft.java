package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.index.diskann.graph.NodeBlocks;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.WritableNodeBlocks;

/**
 * Blocks that are being changed: the first change of a block copies it out of its page, and {@link
 * #flush} writes each changed block once. One thread.
 */
final class BlockDraft implements WritableNodeBlocks, AutoCloseable {
  private final NodeBlocks base;
  private final int baseCount;
  private final NodeLayout layout;
  private long[] copies;
  private int count;
  private int changed;

  BlockDraft(NodeBlocks base) {
    this.base = base;
    layout = base.layout();
    baseCount = base.blockCount();
    count = baseCount;
    copies = new long[count + 16];
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
    long copy = copies[block];
    return copy != 0 ? copy : base.address(block);
  }

  @Override
  public long writable(int block) {
    long copy = copies[block];
    if (copy == 0) {
      copy = NativeAllocator.allocate(layout.blockBytes());
      Memory.copy(base.address(block), copy, layout.blockBytes());
      copies[block] = copy;
      changed++;
    }
    return copy;
  }

  @Override
  public boolean isChanged(int block) {
    return copies[block] != 0;
  }

  @Override
  public int append() {
    if (count == copies.length) {
      copies = Arrays.copyOf(copies, 2 * count);
    }
    long copy = NativeAllocator.allocate(layout.blockBytes());
    Memory.fill(copy, layout.blockBytes(), 0);
    copies[count] = copy;
    changed++;
    return count++;
  }

  /** Bytes that flush will write. */
  long changedBytes() {
    return (long) changed * layout.blockBytes();
  }

  /** Writes what was changed. */
  void flush(IndexHost host, long version) {
    String table = host.table(DiskannMethod.NODE);
    try (NestedStatement update =
            host.prepare("UPDATE " + table + " SET data = ?2 WHERE block = ?1");
        NestedStatement insert = host.prepare("INSERT INTO " + table + " VALUES (?1, ?2)")) {
      for (int block = 0; block < count; block++) {
        if (copies[block] != 0) {
          Memory.putLongLittleEndian(copies[block], version);
          NestedStatement write = block < baseCount ? update : insert;
          write.bind(1, block).bind(2, copies[block], layout.blockBytes()).run();
        }
      }
    }
  }

  @Override
  public void close() {
    for (int block = 0; block < count; block++) {
      if (copies[block] != 0) {
        NativeAllocator.free(copies[block], layout.blockBytes());
        copies[block] = 0;
      }
    }
  }
}
