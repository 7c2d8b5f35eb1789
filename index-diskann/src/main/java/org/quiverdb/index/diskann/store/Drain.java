package org.quiverdb.index.diskann.store;

import java.util.HashSet;
import java.util.Set;
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
 * Moves rows from the log into the graph, oldest entry first: for each row that an entry names, its
 * old node goes and its present vector gets a new one. All blocks that changed are written in the
 * end, then the entries that were done are deleted. Runs inside of a write transaction and relies
 * on it: what fails half-way is rolled back by whoever opened the savepoint.
 */
final class Drain implements AutoCloseable {
  /** A log of so many entries is drained by the commit that finds it. */
  static final long DUE = 2000;

  private static final int EFFORT = 100;
  private static final float ALPHA = 1.1f;

  private final IndexHost host;
  private final DiskannIndex index;
  private final Metadata before;
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
  private final Set<Long> done = new HashSet<>();
  private int[] entries;
  private long used;

  Drain(DiskannIndex index) {
    this.index = index;
    host = index.host();
    before = index.metadata();
    blocks = new BlockDraft(index.blocks());
    layout = blocks.layout();
    query = new QueryCode(index.space());
    encoder = new Encoder(index.space());
    vector = new float[index.reader().dimensions()];
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
    entries = before.entries();
    used = before.used();
  }

  /**
   * Drains.
   *
   * @param maxMillis stop after about so long; negative for no limit
   * @return whether nothing is left
   */
  boolean run(long maxMillis) {
    long end = System.nanoTime() + maxMillis * 1_000_000;
    long last = Long.MIN_VALUE;
    boolean all = true;
    try (NestedStatement log =
        host.prepare("SELECT seq, old, new FROM " + table("log") + " ORDER BY seq")) {
      while (all && log.step()) {
        last = log.getLong(0);
        if (!log.isNull(1)) {
          move(log.getLong(1));
        }
        if (!log.isNull(2)) {
          move(log.getLong(2));
        }
        all = maxMillis < 0 || System.nanoTime() < end;
      }
    }
    if (all) {
      moveBehind();
    }
    if (!done.isEmpty()) {
      finish(last, all);
    }
    return all;
  }

  private String table(String suffix) {
    return host.table(suffix);
  }

  /** Rows that the log does not know and that stand behind all that were there. */
  private void moveBehind() {
    Pending pending = index.pending();
    for (int i = 0; i < pending.count(); i++) {
      move(pending.key(i));
    }
  }

  private void finish(long last, boolean all) {
    blocks.flush(host, before.version() + 1);
    try (NestedStatement statement =
        host.prepare("DELETE FROM " + table("log") + " WHERE seq <= ?1")) {
      statement.bind(1, last).run();
    }
    samples.write(host);
    before
        .after(blocks.blockCount(), used, all ? index.largestKey() : before.largestKey(), entries)
        .write(host);
  }

  private void move(long key) {
    if (!done.add(key)) {
      return;
    }
    host.checkInterrupt();
    int node = node(key);
    switch (rows.fetch(key)) {
      case NO_ROW -> leave(key, node, Pending.GONE);
      case NULL -> leave(key, node, Pending.NULL);
      case OTHER -> leave(key, node, Pending.WITHOUT_DISTANCE);
      case BLOB -> {
        if (index.reader().read(rows.address(), rows.length(), vector)
            == VectorReader.Kind.VECTOR) {
          enter(key, node);
        } else {
          leave(key, node, Pending.WITHOUT_DISTANCE);
        }
      }
    }
  }

  private int node(long key) {
    findNode.bind(1, key);
    int node = findNode.step() ? Math.toIntExact(findNode.getLong(0)) : NodeLayout.NONE;
    findNode.reset();
    return node;
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
    int node = free.take();
    Memory.copy(
        code, blocks.writable(layout.block(node)) + layout.codeOffset(node), layout.codeBytes());
    Nodes.setRowid(blocks, node, key);
    query.setForGraph(code);
    insert.insert(node, query, used == 0 ? new int[0] : entries);
    if (used++ == 0) {
      entries = new int[] {node};
    }
    putNode.bind(1, key).bind(2, node).run();
    removeOther.bind(1, key).run();
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
