package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorSink;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.graph.NodeBlocks;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;

/**
 * Compares the index with the table: every row is pending, or has the node with its rowid and the
 * code of its vector, or is listed among the rows without a node; every edge leads to a node. Nodes
 * whose rows are gone are no fault: REPLACE on another key deletes rows without telling triggers.
 */
final class IndexCheck implements VectorSink {
  private final DiskannIndex index;
  private final IndexHost host;
  private final NodeBlocks blocks;
  private final NodeLayout layout;
  private final Pending pending;
  private final int mostFindings;
  private final List<String> findings = new ArrayList<>();
  private final Map<Long, Integer> nodes = new HashMap<>();
  private final Map<Long, Integer> others = new HashMap<>();
  private final Encoder encoder;
  private final float[] vector;
  private final long code;

  IndexCheck(DiskannIndex index, int mostFindings) {
    this.index = index;
    this.mostFindings = mostFindings;
    host = index.host();
    blocks = index.blocks();
    layout = blocks.layout();
    pending = index.pending();
    encoder = new Encoder(index.space());
    vector = new float[index.reader().dimensions()];
    code = NativeAllocator.allocate(layout.codeBytes());
  }

  List<String> run() {
    try {
      read(DiskannMethod.KEY, "key, node", nodes);
      read(DiskannMethod.OTHER, "key, kind", others);
      long used = checkNodes();
      if (used != index.metadata().used()) {
        found("has %d nodes in use and says %d".formatted(used, index.metadata().used()));
      }
      host.scan(this);
      return findings;
    } finally {
      NativeAllocator.free(code, layout.codeBytes());
    }
  }

  private void found(String what) {
    if (findings.size() < mostFindings) {
      findings.add("vector index " + host.index().name() + ": " + what);
    }
  }

  private void read(String suffix, String columns, Map<Long, Integer> into) {
    try (NestedStatement rows = host.prepare("SELECT " + columns + " FROM " + host.table(suffix))) {
      while (rows.step()) {
        into.put(rows.getLong(0), (int) rows.getLong(1));
      }
    }
  }

  /** Nodes by themselves; returns how many are in use. */
  private long checkNodes() {
    long used = 0;
    int[] neighbours = new int[layout.degree()];
    int limit = layout.nodeLimit(blocks.blockCount());
    for (int block = 0; block < blocks.blockCount(); block++) {
      host.checkInterrupt();
      for (int slot = 0; slot < layout.slots(); slot++) {
        int node = layout.node(block, slot);
        if (Nodes.state(blocks, node) != NodeLayout.USED) {
          continue;
        }
        used++;
        Integer known = nodes.get(Nodes.rowid(blocks, node));
        if (known == null || known != node) {
          found("node %d of row %d is not the row's".formatted(node, Nodes.rowid(blocks, node)));
        }
        int count = Nodes.neighbours(blocks, node, neighbours);
        for (int to : Arrays.copyOf(neighbours, count)) {
          if (to >= limit || layout.slot(to) >= layout.slots()) {
            found("node %d has an edge to %d, which does not exist".formatted(node, to));
          }
        }
      }
    }
    return used;
  }

  @Override
  public void blob(long rowid, long address, int length) {
    if (index.reader().read(address, length, vector) != VectorReader.Kind.VECTOR) {
      checkOther(rowid, Pending.WITHOUT_DISTANCE);
      return;
    }
    Integer node = nodes.remove(rowid);
    if (pending.find(rowid) >= 0) {
      return;
    }
    if (node == null) {
      found("row " + rowid + " is missing");
      return;
    }
    int limit = layout.nodeLimit(blocks.blockCount());
    if (node < 0 || node >= limit || layout.slot(node) >= layout.slots()) {
      found("row " + rowid + " has node " + node + ", which does not exist");
      return;
    }
    encoder.encode(vector, code);
    long stored = Nodes.codeAddress(blocks, node);
    if (Nodes.state(blocks, node) != NodeLayout.USED
        || Nodes.rowid(blocks, node) != rowid
        || Memory.compare(code, layout.codeBytes(), stored, layout.codeBytes()) != 0) {
      found("the vector of row " + rowid + " is not the one that was indexed");
    }
  }

  @Override
  public void missing(long rowid) {
    checkOther(rowid, Pending.NULL);
  }

  @Override
  public void other(long rowid) {
    checkOther(rowid, Pending.WITHOUT_DISTANCE);
  }

  private void checkOther(long rowid, int kind) {
    Integer known = others.remove(rowid);
    nodes.remove(rowid);
    if (pending.find(rowid) < 0 && (known == null || known != kind)) {
      found("row " + rowid + ", which has no distance, is not listed as such");
    }
  }
}
