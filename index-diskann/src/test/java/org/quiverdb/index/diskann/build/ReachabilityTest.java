package org.quiverdb.index.diskann.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
  private static int connect(int[] neighbours, int count, int degree, int... entries) {
    return new Reachability(neighbours, count, degree).connect(entries);
  }

  @Test
  void whatIsConnectedStays() {
    int[] neighbours = {1, -1, 2, -1, 0, -1};
    assertEquals(0, connect(neighbours, 3, 2, 0));
    assertArrayEquals(new int[] {1, -1, 2, -1, 0, -1}, neighbours);
  }

  @Test
  void anEdgeComesFromTheRowsOwnNeighbour() {
    int[] neighbours = {1, -1, 0, -1, 1, -1};
    assertEquals(1, connect(neighbours, 3, 2, 0));
    assertArrayEquals(new int[] {1, -1, 0, 2, 1, -1}, neighbours);
  }

  @Test
  void anEdgeThatIsNeededIsNotReplaced() {
    // Row 1 is full: its edge to 2 is the only way there, the one to 0 can be spared.
    int[] neighbours = {1, -1, 0, 2, 1, -1, 1, -1};
    assertEquals(1, connect(neighbours, 4, 2, 0));
    assertArrayEquals(new int[] {1, -1, 3, 2, 1, -1, 1, -1}, neighbours);
  }

  @Test
  void rowsWithoutNeighbours() {
    int count = 50;
    int[] neighbours = new int[count * 4];
    Arrays.fill(neighbours, -1);
    assertEquals(count - 1, connect(neighbours, count, 4, 7));
    GraphCheck.assertSound(graph(neighbours, count, 4, 7), count);
  }

  @Test
  void randomGraphsOfLowDegree() {
    RandomGenerator random = Vectors.random(ReachabilityTest.class);
    for (int round = 0; round < 200; round++) {
      int count = 8 + random.nextInt(60);
      int degree = 4;
      int[] neighbours = new int[count * degree];
      Arrays.fill(neighbours, -1);
      for (int row = 0; row < count; row++) {
        int start = random.nextInt(count);
        int to = row * degree;
        for (int i = 0; i < random.nextInt(degree + 1); i++) {
          int neighbour = (start + i) % count;
          if (neighbour != row) {
            neighbours[to++] = neighbour;
          }
        }
      }
      int entry = random.nextInt(count);
      connect(neighbours, count, degree, entry);
      GraphCheck.assertSound(graph(neighbours, count, degree, entry), count);
    }
  }

  private static BuiltGraph graph(int[] neighbours, int count, int degree, int entry) {
    int[] order = new int[count];
    Arrays.setAll(order, row -> row);
    return new BuiltGraph(count, degree, neighbours, order, new int[] {entry});
  }
}
