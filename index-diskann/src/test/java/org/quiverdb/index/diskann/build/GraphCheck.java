package org.quiverdb.index.diskann.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ToDoubleBiFunction;

/** What holds of every graph, and how well a search over it does. */
final class GraphCheck {
  private GraphCheck() {}

  /** Slots are well formed, the order is one, and the entries lead everywhere. */
  static void assertSound(BuiltGraph graph, int count) {
    assertEquals(count, graph.count());
    assertEquals(count * graph.degree(), graph.neighbours().length);
    int[] sorted = graph.order().clone();
    Arrays.sort(sorted);
    assertEquals(count, sorted.length);
    for (int row = 0; row < count; row++) {
      assertEquals(row, sorted[row], "each row once in the order");
      assertSlots(graph, row);
    }
    assertTrue(graph.entries().length <= 80 && graph.entries().length >= Math.min(1, count));
    assertEquals(count, reached(graph), "rows that can be reached");
  }

  private static void assertSlots(BuiltGraph graph, int row) {
    BitSet seen = new BitSet();
    boolean ended = false;
    for (int i = row * graph.degree(); i < (row + 1) * graph.degree(); i++) {
      int neighbour = graph.neighbours()[i];
      ended |= neighbour == -1;
      assertEquals(ended, neighbour < 0, "free slots stand last");
      if (neighbour >= 0) {
        assertTrue(neighbour < graph.count() && neighbour != row);
        assertFalse(seen.get(neighbour), "a neighbour twice");
        seen.set(neighbour);
      }
    }
  }

  private static int reached(BuiltGraph graph) {
    BitSet seen = new BitSet();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int entry : graph.entries()) {
      seen.set(entry);
      queue.add(entry);
    }
    while (!queue.isEmpty()) {
      int row = queue.remove();
      for (int i = row * graph.degree(); i < (row + 1) * graph.degree(); i++) {
        int neighbour = graph.neighbours()[i];
        if (neighbour >= 0 && !seen.get(neighbour)) {
          seen.set(neighbour);
          queue.add(neighbour);
        }
      }
    }
    return seen.cardinality();
  }

  /** The share of the ten nearest that beam searches find. */
  static double recall(
      BuiltGraph graph,
      Vectors vectors,
      float[][] queries,
      ToDoubleBiFunction<float[], float[]> distance,
      int beam) {
    int found = 0;
    for (float[] query : queries) {
      double[] all = new double[vectors.count()];
      for (int row = 0; row < all.length; row++) {
        all[row] = distance.applyAsDouble(query, vectors.rows[row]);
      }
      double[] got = search(graph, all, beam);
      Arrays.sort(all);
      double limit = all[9] + 1e-6 * Math.abs(all[9]) + 1e-9;
      found += (int) Arrays.stream(got).filter(d -> d <= limit).count();
    }
    return found / (10.0 * queries.length);
  }

  /** The ten best distances of a greedy search, given those of all rows. */
  static double[] search(BuiltGraph graph, double[] distances, int beam) {
    BitSet seen = new BitSet();
    BitSet expanded = new BitSet();
    int[] best = new int[0];
    int[] next = graph.entries();
    while (true) {
      int[] fresh = Arrays.stream(next).filter(r -> r >= 0 && !seen.get(r)).distinct().toArray();
      Arrays.stream(fresh).forEach(seen::set);
      int[] merged = Arrays.copyOf(best, best.length + fresh.length);
      System.arraycopy(fresh, 0, merged, best.length, fresh.length);
      best =
          Arrays.stream(merged)
              .boxed()
              .sorted((a, b) -> Double.compare(distances[a], distances[b]))
              .mapToInt(Integer::intValue)
              .limit(beam)
              .toArray();
      int row = Arrays.stream(best).filter(r -> !expanded.get(r)).findFirst().orElse(-1);
      if (row < 0) {
        return Arrays.stream(best).limit(10).mapToDouble(r -> distances[r]).toArray();
      }
      expanded.set(row);
      int from = row * graph.degree();
      next = Arrays.copyOfRange(graph.neighbours(), from, from + graph.degree());
    }
  }

  static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      double difference = (double) a[k] - b[k];
      sum += difference * difference;
    }
    return sum;
  }

  static double cosine(float[] a, float[] b) {
    return 1 - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
