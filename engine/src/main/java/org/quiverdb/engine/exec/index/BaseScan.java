package org.quiverdb.engine.exec.index;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.btree.LeafReader.PageSource;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.vector.VectorField;
import org.quiverdb.engine.spi.HelperThreads;
import org.quiverdb.engine.spi.VectorSink;

/**
 * Shows one column of all rows of a table to sinks, a thread for each. Works inside of a write
 * transaction too: pages then come from behind a lock.
 */
final class BaseScan {
  private static final int GROUP_LEAVES = 64;

  private final FileSession session;
  private final BTree tree;
  private final int[] leaves;
  private final int field;
  private final boolean nullWhenMissing;
  private final long @Nullable [] only;
  private final AtomicInteger next = new AtomicInteger();
  private final HelperThreads helpers = new HelperThreads("quiver-index");

  /**
   * @param only the rowids to show, ascending; null for all
   */
  BaseScan(FileSession session, Table table, int column, long @Nullable [] only) {
    this.only = only;
    this.session = session;
    tree = session.main().trees();
    leaves = tree.leafPages(table.rootPage());
    field = VectorField.position(table, column);
    nullWhenMissing = table.columns().get(column).defaultValue() == null;
  }

  void run(List<? extends VectorSink> sinks) {
    PageSource pages =
        sinks.size() == 1 ? PageSource.of(tree.store()) : PageSource.locked(tree.store());
    for (VectorSink sink : sinks.subList(1, sinks.size())) {
      helpers.start(() -> work(pages, sink));
    }
    helpers.run(() -> work(pages, sinks.get(0)));
    helpers.join();
    if (session.isInterrupted()) {
      throw new SqlException(ResultCode.INTERRUPT, "interrupted");
    }
  }

  private void work(PageSource pages, VectorSink sink) {
    try (LeafReader reader = tree.leafReader(pages);
        VectorField value = new VectorField(field, nullWhenMissing)) {
      while (!helpers.hasFailed() && !session.isInterrupted()) {
        int first = next.getAndAdd(GROUP_LEAVES);
        if (first >= leaves.length) {
          return;
        }
        for (int i = first; i < Math.min(leaves.length, first + GROUP_LEAVES); i++) {
          show(reader, reader.open(leaves[i]), value, sink);
        }
      }
    }
  }

  private void show(LeafReader reader, int cells, VectorField value, VectorSink sink) {
    for (int cell = 0; cell < cells; cell++) {
      if (only != null && Arrays.binarySearch(only, reader.rowid(cell)) < 0) {
        continue;
      }
      switch (value.find(reader, cell)) {
        case VectorField.BLOB -> sink.blob(reader.rowid(cell), value.address, value.length);
        case VectorField.SPLIT -> {
          value.gather(reader, cell);
          sink.blob(reader.rowid(cell), value.gatheredAddress, value.gatheredLength);
        }
        case VectorField.NULL -> sink.missing(reader.rowid(cell));
        default -> sink.other(reader.rowid(cell));
      }
    }
  }
}
