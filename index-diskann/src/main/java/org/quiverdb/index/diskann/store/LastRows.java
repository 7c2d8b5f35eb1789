package org.quiverdb.index.diskann.store;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;

/**
 * Compares the last rows of the table with what the index has of them. C SQLite gives the rows of a
 * table without an INTEGER PRIMARY KEY other rowids in VACUUM and when a dump is read in: it closes
 * the gaps, so that every row behind the first one moves. The last rows show it, whereas the gap
 * may lie behind all {@link Samples}.
 */
final class LastRows {
  private static final int COUNT = 16;

  private final IndexHost host;
  private final VectorReader reader;
  private final CodeSpace space;
  private final Blocks blocks;
  private final Pending pending;

  LastRows(IndexHost host, VectorReader reader, CodeSpace space, Blocks blocks, Pending pending) {
    this.host = host;
    this.reader = reader;
    this.space = space;
    this.blocks = blocks;
    this.pending = pending;
  }

  /** What does not agree, or null. */
  @Nullable String mismatch() {
    String sql =
        "SELECT t.%1$s, k.node, o.kind FROM %2$s AS t LEFT JOIN %3$s AS k ON k.key = t.%1$s"
            + " LEFT JOIN %4$s AS o ON o.key = t.%1$s ORDER BY t.%1$s DESC";
    long code = NativeAllocator.allocate(blocks.layout().codeBytes());
    try (NestedStatement last =
            host.prepare(
                sql.formatted(
                    host.index().key(),
                    host.baseTable(),
                    host.table(DiskannMethod.KEY),
                    host.table(DiskannMethod.OTHER)));
        VectorRows rows = host.rows()) {
      for (int compared = 0; compared < COUNT && last.step(); ) {
        long rowid = last.getLong(0);
        if (pending.find(rowid) < 0) {
          int node = last.isNull(1) ? NodeLayout.NONE : Math.toIntExact(last.getLong(1));
          if (!agrees(rowid, rows, node, !last.isNull(2), code)) {
            return "row " + rowid + " is not the one that was indexed";
          }
          compared++;
        }
      }
      return null;
    } finally {
      NativeAllocator.free(code, blocks.layout().codeBytes());
    }
  }

  private boolean agrees(long rowid, VectorRows rows, int node, boolean isOther, long code) {
    float[] vector = new float[reader.dimensions()];
    if (rows.fetch(rowid) != VectorRows.Found.BLOB
        || reader.read(rows.address(), rows.length(), vector) != VectorReader.Kind.VECTOR) {
      return isOther;
    }
    NodeLayout layout = blocks.layout();
    boolean exists =
        node >= 0
            && node < layout.nodeLimit(blocks.blockCount())
            && layout.slot(node) < layout.slots();
    if (!exists
        || Nodes.state(blocks, node) != NodeLayout.USED
        || Nodes.rowid(blocks, node) != rowid) {
      return false;
    }
    new Encoder(space).encode(vector, code);
    long stored = Nodes.codeAddress(blocks, node);
    return Memory.compare(code, layout.codeBytes(), stored, layout.codeBytes()) == 0;
  }
}
