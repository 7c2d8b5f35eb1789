package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.index.diskann.code.CodePairs;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.CodeDistances;
import org.quiverdb.index.diskann.graph.GraphDelete;
import org.quiverdb.index.diskann.graph.GraphInsert;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;

/**
 * Moves single rows into the graph: the old node of a row goes and its present vector gets a new
 * one. The tables of keys change at once, blocks with {@link #flush}. One thread.
 */
final class GraphRows implements AutoCloseable {
  private static final int EFFORT = 100;
  private static final float ALPHA = 1.1f;

  /** Where searches start: as many nodes as a build picks, as soon as there are rows for them. */
  private static final int ENTRIES = 64;

  private static final int ROWS_PER_ENTRY = 32;

  private final IndexHost host;
  private final VectorReader reader;
  private final BlockDraft blocks;
  private final NodeLayout layout;
  private final QueryCode query;
  private final Encoder encoder;
  private final float[] vector;
  private final long code;
  private final GraphInsert insert;
  private final GraphDelete delete;
  private final FreeNodes free;
  private final VectorRows rows;
  private final NestedStatement findNode;
  private final NestedStatement putNode;
  private final NestedStatement removeNode;
  private final NestedStatement putOther;
  private final NestedStatement removeOther;
  private final Samples samples;
  private int[] entries;
  private long used;

  GraphRows(DiskannIndex index) {
    host = index.host();
    reader = index.reader();
    blocks = new BlockDraft(index.blocks());
    layout = blocks.layout();
    query = new QueryCode(index.space());
    encoder = new Encoder(index.space());
    vector = new float[reader.dimensions()];
    code = NativeAllocator.allocate(layout.codeBytes());
    CodeDistances pairs = new CodeDistances(blocks, new CodePairs(index.space()));
    insert = new GraphInsert(blocks, pairs, EFFORT, ALPHA);
    delete = new GraphDelete(blocks, pairs, EFFORT, ALPHA);
    free = new FreeNodes(blocks);
    rows = host.rows();
    String keys = host.table(DiskannMethod.KEY);
    String others = host.table(DiskannMethod.OTHER);
    findNode = host.prepare("SELECT node FROM " + keys + " WHERE key = ?1");
    putNode = host.prepare("REPLACE INTO " + keys + " VALUES (?1, ?2)");
    removeNode = host.prepare("DELETE FROM " + keys + " WHERE key = ?1");
    putOther = host.prepare("REPLACE INTO " + others + " VALUES (?1, ?2)");
    removeOther = host.prepare("DELETE FROM " + others + " WHERE key = ?1");
    samples = Samples.read(host);
    entries = index.metadata().entries();
    used = index.metadata().used();
  }

  /** The rows of the table. */
  VectorRows rows() {
    return rows;
  }

  BlockDraft blocks() {
    return blocks;
  }

  /** Where searches start now. */
  int[] entries() {
    return entries;
  }

  /** Nodes that stand for rows now. */
  long used() {
    return used;
  }

  /** The node of a row, or NONE. */
  int node(long key) {
    findNode.bind(1, key);
    int node = findNode.step() ? Math.toIntExact(findNode.getLong(0)) : NodeLayout.NONE;
    findNode.reset();
    return node;
  }

  /** Makes the graph say of a row what the table says. */
  void move(long key) {
    host.checkInterrupt();
    int node = node(key);
    switch (rows.fetch(key)) {
      case NO_ROW -> leave(key, node, Pending.GONE);
      case NULL -> leave(key, node, Pending.NULL);
      case OTHER -> leave(key, node, Pending.WITHOUT_DISTANCE);
      case BLOB -> {
        if (reader.read(rows.address(), rows.length(), vector) == VectorReader.Kind.VECTOR) {
          enter(key, node);
        } else {
          leave(key, node, Pending.WITHOUT_DISTANCE);
        }
      }
    }
  }

  private void leave(long key, int node, int kind) {
    remove(key, node);
    if (kind == Pending.GONE) {
      removeOther.bind(1, key).run();
    } else {
      putOther.bind(1, key).bind(2, kind).run();
    }
    samples.removed(key);
  }

  private void remove(long key, int node) {
    if (node != NodeLayout.NONE) {
      delete.delete(node, query, entries);
      free.add(node);
      removeNode.bind(1, key).run();
      used--;
    }
  }

  private void enter(long key, int old) {
    encoder.encode(vector, code);
    samples.changed(key, rows);
    if (old != NodeLayout.NONE
        && Memory.compare(
                code, layout.codeBytes(), Nodes.codeAddress(blocks, old), layout.codeBytes())
            == 0) {
      return;
    }
    remove(key, old);
    query.setForGraph(vector);
    insert.find(query, used == 0 ? new int[0] : entries);
    int node = free.take(insert.neighbours(), insert.count());
    Memory.copy(
        code, blocks.writable(layout.block(node)) + layout.codeOffset(node), layout.codeBytes());
    Nodes.setRowid(blocks, node, key);
    insert.link(node);
    if (used++ == 0) {
      entries = new int[] {node};
    } else if (entries.length < Math.min(ENTRIES, used / ROWS_PER_ENTRY)) {
      entries = Arrays.copyOf(entries, entries.length + 1);
      entries[entries.length - 1] = node;
    }
    putNode.bind(1, key).bind(2, node).run();
    removeOther.bind(1, key).run();
  }

  /** Writes the blocks that have changed. */
  void flush(long version) {
    blocks.flush(host, version);
    samples.write(host);
  }

  @Override
  public void close() {
    findNode.close();
    putNode.close();
    removeNode.close();
    putOther.close();
    removeOther.close();
    rows.close();
    blocks.close();
    NativeAllocator.free(code, layout.codeBytes());
  }
}
