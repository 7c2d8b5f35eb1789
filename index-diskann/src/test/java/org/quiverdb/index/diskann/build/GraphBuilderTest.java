package org.quiverdb.index.diskann.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.vector.DistanceMetric;

class GraphBuilderTest {
  private static final BuildOptions OPTIONS = BuildOptions.DEFAULT;
  private final RandomGenerator random = Vectors.random(GraphBuilderTest.class);

  private static BuiltGraph build(VectorSource source, DistanceMetric metric) {
    return GraphBuilder.build(source, metric, OPTIONS, BuildMonitor.NONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 31, 32, 33, 95, 97, 700, 721, 1500})
  void fewRows(int count) {
    Vectors vectors = Vectors.clustered(random, count, 5, 3);
    BuiltGraph graph = build(vectors, DistanceMetric.L2);
    GraphCheck.assertSound(graph, count);
    for (float[] row : vectors.rows) {
      double[] all = Arrays.stream(vectors.rows).mapToDouble(r -> squared(row, r)).toArray();
      assertEquals(0, GraphCheck.search(graph, all, 40)[0]);
    }
  }

  @Test
  void fewDegreesAreEnoughToReachAll() {
    Vectors vectors = Vectors.clustered(random, 3000, 20, 40);
    BuiltGraph graph =
        GraphBuilder.build(vectors, DistanceMetric.L2, OPTIONS.withDegree(4), BuildMonitor.NONE);
    GraphCheck.assertSound(graph, 3000);
  }

  @Test
  void oneVectorManyTimes() {
    float[] vector = {1, 2, 3, 4, 5, 6, 7};
    float[][] rows = new float[5000][];
    Arrays.fill(rows, vector);
    for (DistanceMetric metric : Set.of(DistanceMetric.COSINE, DistanceMetric.DOT)) {
      BuiltGraph graph = build(new Vectors(rows, 7), metric);
      GraphCheck.assertSound(graph, 5000);
    }
  }

  @Test
  void oneVectorManyTimesAmongOthers() {
    Vectors vectors = Vectors.clustered(random, 6000, 40, 10);
    Arrays.fill(vectors.rows, 500, 5500, vectors.rows[0]);
    BuiltGraph graph = build(vectors, DistanceMetric.L2);
    GraphCheck.assertSound(graph, 6000);
    float[][] queries = Arrays.copyOf(vectors.rows, 100);
    double recall = GraphCheck.recall(graph, vectors, queries, GraphBuilderTest::squared, 64);
    assertTrue(recall > 0.95, "recall " + recall);
  }

  @Test
  void zeroVectors() {
    Vectors vectors = Vectors.clustered(random, 2000, 300, 10);
    for (int row = 0; row < 1000; row++) {
      vectors.rows[2 * row] = new float[300];
    }
    GraphCheck.assertSound(build(vectors, DistanceMetric.COSINE), 2000);
    GraphCheck.assertSound(build(new Vectors(new float[900][9], 9), DistanceMetric.COSINE), 900);
    GraphCheck.assertSound(build(new Vectors(new float[900][300], 300), DistanceMetric.DOT), 900);
  }

  @Test
  void distantClusters() {
    Vectors vectors = Vectors.clustered(random, 4000, 16, 8);
    for (int row = 0; row < 4000; row++) {
      vectors.rows[row][0] += 1000 * (row % 5);
    }
    GraphCheck.assertSound(build(vectors, DistanceMetric.L2), 4000);
  }

  @Test
  void tightGroups() {
    float[][] centers = Vectors.clustered(random, 100, 16, 1).rows;
    Vectors vectors = Vectors.clustered(random, 10_000, 16, 1);
    for (int row = 0; row < 10_000; row++) {
      for (int k = 0; k < 16; k++) {
        vectors.rows[row][k] = 0.03f * vectors.rows[row][k] + 10 * centers[row % 100][k];
      }
    }
    BuiltGraph graph = build(vectors, DistanceMetric.L2);
    GraphCheck.assertSound(graph, 10_000);
    float[][] queries = Arrays.copyOf(vectors.rows, 200);
    double recall = GraphCheck.recall(graph, vectors, queries, GraphBuilderTest::squared, 128);
    // A beam little wider than a group goes from group to group greedily, and may end in a wrong
    // one.
    assertTrue(recall > 0.6, "recall " + recall);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-30f, 1e30f, 3e38f})
  void extremeNumbers(float scale) {
    Vectors vectors = Vectors.clustered(random, 1000, 10, 5);
    for (float[] row : vectors.rows) {
      for (int k = 0; k < row.length; k++) {
        row[k] = Math.clamp(row[k] * scale, -Float.MAX_VALUE, Float.MAX_VALUE);
      }
    }
    GraphCheck.assertSound(build(vectors, DistanceMetric.L2_SQUARED), 1000);
    GraphCheck.assertSound(build(vectors, DistanceMetric.COSINE), 1000);
    GraphCheck.assertSound(build(vectors, DistanceMetric.DOT), 1000);
  }

  @ParameterizedTest
  @EnumSource(names = {"COSINE", "L2", "DOT"})
  void recall(DistanceMetric metric) {
    Vectors all = Vectors.clustered(random, 5100, 400, 60);
    Vectors vectors = new Vectors(Arrays.copyOf(all.rows, 5000), 400);
    float[][] queries = Arrays.copyOfRange(all.rows, 5000, 5100);
    BuiltGraph graph = build(vectors, metric);
    GraphCheck.assertSound(graph, 5000);
    double recall =
        GraphCheck.recall(
            graph,
            vectors,
            queries,
            (a, b) ->
                switch (metric) {
                  case COSINE -> GraphCheck.cosine(a, b);
                  case DOT -> -GraphCheck.dot(a, b);
                  default -> squared(a, b);
                },
            80);
    assertTrue(recall > (metric == DistanceMetric.DOT ? 0.9 : 0.98), "recall " + recall);
  }

  @Test
  void threadsChangeNothing() {
    Vectors vectors = Vectors.clustered(random, 4000, 300, 20);
    BuiltGraph one =
        GraphBuilder.build(
            vectors, DistanceMetric.COSINE, OPTIONS.withThreads(1), BuildMonitor.NONE);
    BuiltGraph three =
        GraphBuilder.build(
            vectors, DistanceMetric.COSINE, OPTIONS.withThreads(3), BuildMonitor.NONE);
    assertArrayEquals(one.neighbours(), three.neighbours());
    assertArrayEquals(one.order(), three.order());
    assertArrayEquals(one.entries(), three.entries());
    BuiltGraph other =
        GraphBuilder.build(vectors, DistanceMetric.COSINE, OPTIONS.withSeed(9), BuildMonitor.NONE);
    assertFalse(Arrays.equals(one.neighbours(), other.neighbours()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHARDS")
  void interrupted(BuildPhase when) {
    Vectors vectors = Vectors.clustered(random, 2000, 300, 20);
    RuntimeException stop = new RuntimeException("interrupted");
    BuildMonitor monitor =
        (phase, done, total) -> {
          if (phase == when && (done > 0 || phase == BuildPhase.CONNECT)) {
            throw stop;
          }
        };
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () -> GraphBuilder.build(vectors, DistanceMetric.L2, OPTIONS, monitor));
    assertSame(stop, thrown);
    assertTrue(
        Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().startsWith("quiver-build")));
  }

  @Test
  void progressNamesEveryPhaseInOrder() {
    EnumSet<BuildPhase> seen = EnumSet.noneOf(BuildPhase.class);
    BuildPhase[] last = {BuildPhase.SAMPLE};
    BuildMonitor monitor =
        (phase, done, total) -> {
          assertTrue(phase.compareTo(last[0]) >= 0 && done <= total);
          last[0] = phase;
          seen.add(phase);
        };
    Vectors vectors = Vectors.clustered(random, 3000, 300, 20);
    GraphBuilder.build(vectors, DistanceMetric.L2, OPTIONS, monitor);
    assertEquals(EnumSet.complementOf(EnumSet.of(BuildPhase.SHARDS)), seen);
  }

  @Test
  void anErrorOfTheSourceIsPassedOn() {
    Vectors vectors = Vectors.clustered(random, 2000, 30, 20);
    VectorSource failing =
        new VectorSource() {
          private int reads;

          @Override
          public int count() {
            return 2000;
          }

          @Override
          public int dimensions() {
            return 30;
          }

          @Override
          public void read(int row, float[] into) {
            if (++reads == 3000) {
              throw new IllegalStateException("row " + row);
            }
            vectors.read(row, into);
          }
        };
    assertThrows(IllegalStateException.class, () -> build(failing, DistanceMetric.L2));
  }

  @ParameterizedTest
  @EnumSource(names = {"COSINE", "L2", "DOT"})
  void shardsWhereThereIsLittleMemory(DistanceMetric metric) {
    Vectors vectors = Vectors.clustered(random, 12_000, 64, 300);
    double[] shares = {0};
    BuildMonitor monitor =
        (phase, done, total) -> {
          assertSame(BuildPhase.SHARDS, phase);
          shares[0] = Math.max(shares[0], phase.share(done, total));
        };
    BuiltGraph graph = GraphBuilder.build(vectors, metric, OPTIONS.withMemoryBytes(1), monitor);
    GraphCheck.assertSound(graph, 12_000);
    assertTrue(shares[0] > 0.9 && shares[0] <= 1);
    if (metric == DistanceMetric.L2) {
      float[][] queries = Arrays.copyOf(vectors.rows, 100);
      double recall = GraphCheck.recall(graph, vectors, queries, GraphBuilderTest::squared, 64);
      assertTrue(recall > 0.97, "recall " + recall);
    }
  }

  @Test
  void shardsOfOneVectorManyTimes() {
    float[][] rows = new float[9000][];
    Arrays.fill(rows, new float[] {1, 2, 3});
    BuiltGraph graph =
        GraphBuilder.build(
            new Vectors(rows, 3),
            DistanceMetric.COSINE,
            OPTIONS.withMemoryBytes(1),
            BuildMonitor.NONE);
    GraphCheck.assertSound(graph, 9000);
  }

  @Test
  void interruptedInAShard() {
    Vectors vectors = Vectors.clustered(random, 6000, 30, 20);
    RuntimeException stop = new RuntimeException("interrupted");
    BuildMonitor monitor =
        (phase, done, total) -> {
          if (phase.share(done, total) > 0.5) {
            throw stop;
          }
        };
    assertSame(
        stop,
        assertThrows(
            RuntimeException.class,
            () ->
                GraphBuilder.build(
                    vectors, DistanceMetric.L2, OPTIONS.withMemoryBytes(1), monitor)));
  }

  @Test
  void lessMemoryStillMakesAGraph() {
    Vectors vectors = Vectors.clustered(random, 5000, 300, 20);
    BuiltGraph graph =
        GraphBuilder.build(
            vectors, DistanceMetric.L2, OPTIONS.withMemoryBytes(1), BuildMonitor.NONE);
    GraphCheck.assertSound(graph, 5000);
  }

  @Test
  void metricsWithoutAGraph() {
    Vectors vectors = Vectors.clustered(random, 5, 4, 2);
    assertThrows(IllegalArgumentException.class, () -> build(vectors, DistanceMetric.JACCARD));
  }

  private static double squared(float[] a, float[] b) {
    return GraphCheck.squared(a, b);
  }
}
