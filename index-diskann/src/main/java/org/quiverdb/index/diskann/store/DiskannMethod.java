package org.quiverdb.index.diskann.store;

import java.util.List;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.AccessMethod;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.IndexRequest;
import org.quiverdb.engine.spi.IndexSpec;
import org.quiverdb.engine.spi.IndexSpec.ShadowTable;
import org.quiverdb.engine.spi.VectorIndex;

/** {@code CREATE INDEX ... USING diskann}. */
public final class DiskannMethod implements AccessMethod {
  /** Blocks of nodes: {@code block INTEGER PRIMARY KEY, data BLOB}. */
  static final String NODE = "node";

  /** Which node a row has. */
  static final String KEY = "key";

  /** Rows without a node: those whose vector is NULL (kind 0) or gives no distance (kind 1). */
  static final String OTHER = "other";

  @Override
  public String name() {
    return "diskann";
  }

  @Override
  public IndexSpec define(IndexRequest request) {
    if (request.type() == null) {
      throw SqlException.error(
          "vector index: column "
              + request.column()
              + " must be declared with a vector type, such as F32_BLOB(1536)");
    }
    IndexOptions options = IndexOptions.of(request);
    return new IndexSpec(
        options.toMap(),
        List.of(
            new ShadowTable(NODE, "block INTEGER PRIMARY KEY, data BLOB"),
            new ShadowTable(KEY, "key INTEGER PRIMARY KEY, node INTEGER"),
            new ShadowTable(OTHER, "key INTEGER PRIMARY KEY, kind INTEGER")));
  }

  @Override
  public void build(IndexHost host) {
    new IndexBuild(host).run();
  }

  @Override
  public VectorIndex open(IndexHost host) {
    return new DiskannIndex(host);
  }

  @Override
  public boolean isDrainDue(IndexHost host) {
    return host.logLength() >= Drain.DUE;
  }
}
