package org.quiverdb.index.diskann.store;

import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.PinnedBlocks;
import org.quiverdb.index.diskann.graph.NodeBlocks;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;

/** The blocks of nodes where they lie in pages. One thread. */
final class Blocks implements NodeBlocks, AutoCloseable {
  private final PinnedBlocks pinned;
  private final NodeLayout layout;
  private long[] addresses = new long[0];

  /** Pins the blocks as they are now. */
  Blocks(IndexHost host, NodeLayout layout) {
    this.layout = layout;
    pinned = host.pin(DiskannMethod.NODE);
    try {
      take();
    } catch (RuntimeException e) {
      pinned.close();
      throw e;
    }
  }

  /** Pins what there is now. */
  void refresh() {
    if (pinned.refresh()) {
      take();
    }
  }

  private void take() {
    int count = pinned.count();
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      if (pinned.key(i) != i || pinned.length(i) != layout.blockBytes()) {
        throw SqlException.error(
            "block %d of its nodes has key %d and %d bytes, not %d"
                .formatted(i, pinned.key(i), pinned.length(i), layout.blockBytes()));
      }
      all[i] = pinned.address(i);
    }
    addresses = all;
    for (int i = 0; i < count; i++) {
      if (pinned.isNew(i) && !Nodes.isSound(this, i)) {
        throw SqlException.error("block " + i + " of its nodes is damaged");
      }
    }
  }

  @Override
  public NodeLayout layout() {
    return layout;
  }

  @Override
  public int blockCount() {
    return addresses.length;
  }

  @Override
  public long address(int block) {
    return addresses[block];
  }

  @Override
  public void close() {
    pinned.close();
  }
}
