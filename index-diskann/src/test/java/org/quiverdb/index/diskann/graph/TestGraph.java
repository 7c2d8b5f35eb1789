package org.quiverdb.index.diskann.graph;

import java.util.Arrays;
import java.util.TreeMap;
import org.quiverdb.index.diskann.RandomVectors;
import org.quiverdb.index.diskann.code.CodePairs;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.vector.DistanceMetric;

/** A graph over rows of an array, with slots given again, and its exact twin. */
final class TestGraph implements AutoCloseable {
  private static final int DEGREE = 24;
  private static final float ALPHA = 1.1f;

  final PrivateBlocks blocks;
  final QueryCode query;
  private final DistanceMetric metric;
  private final float[][] vectors;
  private final Encoder encoder;
  private final GraphInsert insert;
  private final GraphDelete delete;
  private final BeamSearch search = new BeamSearch();
  private final TreeMap<Integer, Integer> nodeOfRow = new TreeMap<>();
  private int next;
  private int freed = -1;

  TestGraph(DistanceMetric metric, int bits, float[][] vectors) {
    this.metric = metric;
    this.vectors = vectors;
    CodeSpace space = new CodeSpace(metric, bits, RandomVectors.centroid(metric, vectors), 11);
    this.blocks = new PrivateBlocks(new NodeLayout(4032, space.codeBytes(), DEGREE));
    this.query = new QueryCode(space);
    this.encoder = new Encoder(space);
    PairDistances pairs = new CodeDistances(blocks, new CodePairs(space));
    this.insert = new GraphInsert(blocks, pairs, 80, ALPHA);
    this.delete = new GraphDelete(blocks, pairs, 80, ALPHA);
  }

  int size() {
    return nodeOfRow.size();
  }

  /** A few of the live nodes. */
  int[] entries() {
    return nodeOfRow.values().stream().limit(4).mapToInt(node -> node).toArray();
  }

  void insert(int row) {
    int[] entries = entries();
    int node = freed >= 0 ? freed : append();
    freed = -1;
    encoder.encode(vectors[row], Nodes.codeAddress(blocks, node));
    Nodes.setRowid(blocks, node, row);
    query.setForGraph(vectors[row]);
    insert.insert(node, query, entries);
    nodeOfRow.put(row, node);
  }

  private int append() {
    int slots = blocks.layout().slots();
    if (next % slots == 0) {
      blocks.append();
    }
    return blocks.layout().node(next / slots, next++ % slots);
  }

  void delete(int row) {
    int node = nodeOfRow.remove(row);
    delete.delete(node, query, entries());
    freed = node;
  }

  /** How many of the exact nearest a search finds among its first {@code effort}. */
  int hits(float[] vector, int k, int effort) {
    query.set(vector);
    int found = search.search(query, blocks, entries(), effort);
    double[] distances = new double[effort];
    int count = 0;
    for (int i = 0; i < found; i++) {
      if (Nodes.state(blocks, search.node(i)) == NodeLayout.USED) {
        int row = (int) Nodes.rowid(blocks, search.node(i));
        distances[count++] = RandomVectors.distance(metric, vector, vectors[row]);
      }
    }
    double[] exact =
        nodeOfRow.keySet().stream()
            .mapToDouble(row -> RandomVectors.distance(metric, vector, vectors[row]))
            .sorted()
            .toArray();
    return (int)
        Arrays.stream(distances, 0, count)
            .filter(distance -> distance <= exact[k - 1] + 1e-6)
            .count();
  }

  @Override
  public void close() {
    blocks.close();
  }
}
