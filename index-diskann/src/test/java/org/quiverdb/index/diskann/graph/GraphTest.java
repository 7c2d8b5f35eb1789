package org.quiverdb.index.diskann.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.quiverdb.index.diskann.RandomVectors;
import org.quiverdb.index.diskann.Seed;
import org.quiverdb.vector.DistanceMetric;

class GraphTest {
  private static final int K = 10;

  private static double recall(TestGraph graph, float[][] queries, int effort) {
    double hits = 0;
    for (float[] query : queries) {
      hits += graph.hits(query, K, effort);
    }
    return hits / (K * queries.length);
  }

  @Test
  void findsWhatBruteForceFinds() {
    RandomGenerator random = Seed.forTest(GraphTest.class);
    for (DistanceMetric metric :
        new DistanceMetric[] {DistanceMetric.COSINE, DistanceMetric.L2, DistanceMetric.DOT}) {
      float[][] vectors = RandomVectors.clustered(random, 1600, 192);
      float[][] queries = Arrays.copyOfRange(vectors, 0, 100);
      try (TestGraph graph = new TestGraph(metric, 4, vectors)) {
        for (int i = 100; i < vectors.length; i++) {
          graph.insert(i);
        }
        double recall = recall(graph, queries, 100);
        assertTrue(recall > 0.97, metric + ": " + recall);
      }
    }
  }

  @Test
  void recallSurvivesReplacingEveryRow() {
    RandomGenerator random = Seed.forTest(GraphTest.class);
    float[][] vectors = RandomVectors.clustered(random, 3100, 192);
    float[][] queries = Arrays.copyOfRange(vectors, 0, 100);
    double fresh;
    try (TestGraph graph = new TestGraph(DistanceMetric.COSINE, 2, vectors)) {
      for (int i = 1600; i < 3100; i++) {
        graph.insert(i);
      }
      fresh = recall(graph, queries, 60);
    }
    try (TestGraph graph = new TestGraph(DistanceMetric.COSINE, 2, vectors)) {
      for (int i = 100; i < 1600; i++) {
        graph.insert(i);
      }
      for (int i = 0; i < 1500; i++) {
        graph.delete(100 + i);
        graph.insert(1600 + i);
      }
      assertEquals(1500, graph.size());
      double replaced = recall(graph, queries, 60);
      assertTrue(replaced > fresh - 0.02, fresh + " -> " + replaced);
    }
  }

  @Test
  void deadNodesArePassedThroughAndNotReturned() {
    RandomGenerator random = Seed.forTest(GraphTest.class);
    float[][] vectors = RandomVectors.clustered(random, 900, 128);
    float[][] queries = Arrays.copyOfRange(vectors, 0, 100);
    try (TestGraph graph = new TestGraph(DistanceMetric.L2, 4, vectors)) {
      for (int i = 100; i < 900; i++) {
        graph.insert(i);
      }
      for (int i = 100; i < 500; i++) {
        graph.delete(i);
      }
      assertTrue(recall(graph, queries, 100) > 0.97);
    }
  }

  @Test
  void goingOnFindsAsMuchAsALargerBeam() {
    RandomGenerator random = Seed.forTest(GraphTest.class);
    float[][] vectors = RandomVectors.clustered(random, 1500, 128);
    try (TestGraph graph = new TestGraph(DistanceMetric.COSINE, 1, vectors)) {
      for (int i = 50; i < vectors.length; i++) {
        graph.insert(i);
      }
      BeamSearch once = new BeamSearch();
      BeamSearch twice = new BeamSearch();
      int common = 0;
      for (int i = 0; i < 50; i++) {
        graph.query.set(vectors[i]);
        assertEquals(150, once.search(graph.query, graph.blocks, graph.entries(), 150));
        twice.search(graph.query, graph.blocks, graph.entries(), 10);
        twice.extend(graph.query, graph.blocks, 40);
        assertEquals(150, twice.extend(graph.query, graph.blocks, 150));
        Set<Integer> nodes = new HashSet<>();
        for (int j = 0; j < 150; j++) {
          nodes.add(once.node(j));
          assertTrue(j == 0 || twice.estimate(j) >= twice.estimate(j - 1));
        }
        assertEquals(150, nodes.size());
        for (int j = 0; j < 150; j++) {
          common += nodes.contains(twice.node(j)) ? 1 : 0;
        }
      }
      assertTrue(common > 0.98 * 50 * 150, "in common: " + common);
    }
  }

  @Test
  void pruningKeepsTheNearestAndWhatIsNotServed() {
    float[] at = {0, 1, 2, -3, 10, -11};
    PairDistances line = (a, b) -> (at[a] - at[b]) * (at[a] - at[b]);
    int[] nodes = {1, 2, 3, 4, 5};
    float[] distances = {1, 4, 9, 100, 121};
    int[] target = new int[3];
    assertEquals(3, new Pruning(3, 1.2f).prune(nodes, distances, 5, line, target));
    assertArrayEqualsPrefix(new int[] {1, 3, 2}, target);
  }

  private static void assertArrayEqualsPrefix(int[] expected, int[] actual) {
    assertEquals(
        Arrays.toString(expected), Arrays.toString(Arrays.copyOf(actual, expected.length)));
  }
}
