package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.index.diskann.RandomVectors;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.BeamSearch;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.index.diskann.graph.PrivateBlocks;
import org.quiverdb.vector.DistanceMetric;

/**
 * Every row of a table is replaced, in batches of random size that are drained one after the other:
 * the graph that is left is as good as that of a fresh build, at the same width of the beam.
 */
class ReplacedRowsTest {
  private static final int ROWS = Integer.getInteger("quiver.ann.replaced.rows", 2000);
  private static final int SEEDS = Integer.getInteger("quiver.ann.replaced.seeds", 3);
  private static final int QUERIES = 200;
  private static final int DIMS = 64;
  private static final int K = 10;
  private static final int[] EFFORTS = {16, 24, 40, 64};

  private float[][] vectors = new float[0][];
  private final TreeMap<Integer, Integer> vectorOfRow = new TreeMap<>();

  /** Of how many rows each vector is. */
  private int copies = 1;

  @Test
  void recallIsThatOfAFreshBuild() {
    compare(0.005);
  }

  @Test
  void copiesOfVectorsDoNotCrowdOutTheOthers() {
    copies = 40;
    compare(0.1);
  }

  private void compare(double mostLost) {
    double[] replaced = new double[EFFORTS.length];
    double[] fresh = new double[EFFORTS.length];
    Long only = Long.getLong("quiver.seed");
    long first = only == null ? 1 : only;
    int seeds = only == null ? SEEDS : 1;
    for (long seed = first; seed < first + seeds; seed++) {
      run(seed, replaced, fresh);
    }
    List<String> worse = new ArrayList<>();
    for (int i = 0; i < EFFORTS.length; i++) {
      double after = replaced[i] / seeds;
      double before = fresh[i] / seeds;
      System.out.printf(
          "recall with a beam of %d, %d copies: all rows replaced %.4f, fresh build %.4f%n",
          EFFORTS[i], copies, after, before);
      if (after < before - mostLost) {
        worse.add("beam of " + EFFORTS[i] + ": " + before + " -> " + after);
      }
    }
    assertEquals(List.of(), worse, () -> "-Dquiver.seed=" + first);
  }

  private void run(long seed, double[] replaced, double[] fresh) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    vectors = RandomVectors.clustered(random, QUERIES + 2 * ROWS, DIMS);
    for (int i = QUERIES; i < vectors.length; i++) {
      vectors[i] = vectors[i - (i - QUERIES) % copies];
    }
    vectorOfRow.clear();
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(" + DIMS + "))");
      List<Integer> old = new ArrayList<>();
      c.execute("BEGIN");
      for (int i = 0; i < ROWS; i++) {
        write(c, i, QUERIES + i);
        old.add(i);
      }
      c.execute("COMMIT");
      c.execute("CREATE INDEX ti ON t USING diskann (e)");
      replaceAll(c, old, random);
      assertEquals(ROWS, vectorOfRow.size());
      measure(c, replaced);
      c.execute("REINDEX ti");
      measure(c, fresh);
    }
  }

  /** Deletes old rows and inserts others, or changes rows, in random order. */
  private void replaceAll(QuiverConnection c, List<Integer> old, RandomGenerator random) {
    int next = QUERIES + ROWS;
    int key = ROWS;
    while (!old.isEmpty()) {
      c.execute("BEGIN");
      for (int i = Math.min(old.size(), random.nextInt(20, 400)); i > 0; i--) {
        int row = old.remove(random.nextInt(old.size()));
        if (random.nextBoolean()) {
          write(c, row, next++);
        } else {
          c.execute("DELETE FROM t WHERE id = " + row);
          vectorOfRow.remove(row);
          write(c, key++, next++);
        }
      }
      c.execute("COMMIT; PRAGMA optimize");
    }
  }

  private void write(QuiverConnection c, int row, int vector) {
    try (QuiverStatement replace = c.prepare("INSERT OR REPLACE INTO t VALUES (?1, ?2)")) {
      replace.bindLong(1, row);
      replace.bindText(2, Arrays.toString(vectors[vector]));
      replace.step();
    }
    vectorOfRow.put(row, vector);
  }

  /** Adds the recall of each effort. */
  private void measure(QuiverConnection c, double[] sums) {
    Metadata metadata = Metadata.read(host(c));
    CodeSpace space =
        new CodeSpace(DistanceMetric.COSINE, metadata.bits(), metadata.centroid(), metadata.seed());
    NodeLayout layout = metadata.layout(space);
    try (PrivateBlocks blocks = new PrivateBlocks(layout);
        QuiverStatement nodes = c.prepare("SELECT data FROM ti_node ORDER BY block")) {
      while (nodes.step()) {
        long block = blocks.writable(blocks.append());
        Memory.copyIn(nodes.getBlob(0), 0, block, layout.blockBytes());
      }
      QueryCode query = new QueryCode(space);
      BeamSearch search = new BeamSearch();
      for (int q = 0; q < QUERIES; q++) {
        double limit = exact(q)[K - 1] + 1e-6;
        query.set(vectors[q]);
        for (int i = 0; i < EFFORTS.length; i++) {
          int found = search.search(query, blocks, metadata.entries(), EFFORTS[i]);
          int hits = 0;
          for (int j = 0; j < found; j++) {
            if (Nodes.state(blocks, search.node(j)) == NodeLayout.USED) {
              int row = (int) Nodes.rowid(blocks, search.node(j));
              hits += distance(q, vectorOfRow.get(row)) <= limit ? 1 : 0;
            }
          }
          sums[i] += Math.min(hits, K) / (double) (K * QUERIES);
        }
      }
    }
  }

  private double distance(int query, int vector) {
    return RandomVectors.distance(DistanceMetric.COSINE, vectors[query], vectors[vector]);
  }

  private double[] exact(int query) {
    return vectorOfRow.values().stream().mapToDouble(v -> distance(query, v)).sorted().toArray();
  }

  /** A host that can do no more than read the metadata of ti. */
  private static IndexHost host(QuiverConnection c) {
    return (IndexHost)
        Proxy.newProxyInstance(
            IndexHost.class.getClassLoader(),
            new Class<?>[] {IndexHost.class},
            (proxy, method, arguments) -> {
              try (QuiverStatement s = c.prepare("SELECT value FROM ti WHERE key = ?1")) {
                s.bindText(1, (String) arguments[0]);
                s.step();
                return s.getBlob(0);
              }
            });
  }
}
