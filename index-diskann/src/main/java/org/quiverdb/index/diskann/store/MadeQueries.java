package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;

/**
 * Queries to measure recall with: rows moved by a part of the difference of two other rows nearby,
 * so that they lie where queries could lie and are no rows. One thread.
 */
final class MadeQueries implements AutoCloseable {
  /**
   * How many edges away the rows are, of whose difference a part between none and all is added: one
   * query is a row, the next far from all rows. Efforts for a recall of 0.99 by that, beside those
   * that queries need which were kept out of the table: 54 and 44 (real ada-002 embeddings, rows
   * grown to 100,000), 109 and 75 (EuclideanGenerator, 100,000), 96 and 70 (EmbeddingGenerator,
   * 100,000 x 256).
   */
  private static final int HOPS = 3;

  /** Slots may be empty, rows may have changed meanwhile: so many are tried for one query. */
  private static final int TRIES = 16;

  private final VectorReader reader;
  private final Blocks blocks;
  private final VectorRows rows;
  private final Random random;
  private final int[] neighbours;
  private final float[] a;
  private final float[] b;

  MadeQueries(IndexHost host, VectorReader reader, Blocks blocks, long seed) {
    this.reader = reader;
    this.blocks = blocks;
    random = new Random(seed);
    neighbours = new int[blocks.layout().degree()];
    a = new float[reader.dimensions()];
    b = new float[reader.dimensions()];
    rows = host.rows();
  }

  /** Makes queries, as a rule as many as are asked for. */
  List<float[]> take(int count) {
    List<float[]> queries = new ArrayList<>();
    for (int tries = 0; tries < count * TRIES && queries.size() < count; tries++) {
      int node = anyNode();
      float part = random.nextFloat();
      float[] query = new float[reader.dimensions()];
      if (node != NodeLayout.NONE
          && read(node, query)
          && read(far(node), a)
          && read(far(node), b)) {
        for (int i = 0; i < query.length; i++) {
          query[i] += part * (a[i] - b[i]);
        }
        queries.add(query);
      }
    }
    return queries;
  }

  private int anyNode() {
    NodeLayout layout = blocks.layout();
    int node = layout.node(random.nextInt(blocks.blockCount()), random.nextInt(layout.slots()));
    return Nodes.state(blocks, node) == NodeLayout.USED ? node : NodeLayout.NONE;
  }

  /** A node some edges away. */
  private int far(int node) {
    int at = node;
    for (int hop = 0; hop < HOPS; hop++) {
      int degree = Nodes.neighbours(blocks, at, neighbours);
      at = degree == 0 ? at : neighbours[random.nextInt(degree)];
    }
    return at;
  }

  private boolean read(int node, float[] into) {
    return rows.fetch(Nodes.rowid(blocks, node)) == VectorRows.Found.BLOB
        && reader.read(rows.address(), rows.length(), into) == VectorReader.Kind.VECTOR;
  }

  @Override
  public void close() {
    rows.close();
  }
}
