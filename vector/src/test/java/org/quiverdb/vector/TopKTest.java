package org.quiverdb.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TopKTest {
  private record Pair(double distance, long rowid) {}

  @Test
  void keepsTheSmallestWithTiesToTheSmallerRowid() {
    RandomGenerator random = Seed.forTest(TopKTest.class);
    for (int limit : new int[] {0, 1, 2, 7, 300, 1000}) {
      TopK heap = new TopK(limit);
      TopK half = new TopK(limit);
      List<Pair> all = new ArrayList<>();
      for (int i = 0; i < 900; i++) {
        Pair pair = new Pair(random.nextInt(50) / 8.0 - 2, random.nextInt(2000) - 1000);
        all.add(pair);
        (i % 2 == 0 ? heap : half).push(pair.distance, pair.rowid);
        heap.push(Double.NaN, i);
      }
      heap.addAll(half);
      all.sort(Comparator.comparingDouble(Pair::distance).thenComparingLong(Pair::rowid));
      heap.sort();
      assertEquals(Math.min(limit, 900), heap.size());
      for (int i = 0; i < heap.size(); i++) {
        assertEquals(all.get(i), new Pair(heap.distance(i), heap.rowid(i)));
      }
    }
  }

  @Test
  void zeroesOfBothSignsAreTies() {
    TopK heap = new TopK(1);
    heap.push(-0.0, 5);
    assertTrue(heap.push(0.0, 4));
    assertFalse(heap.push(-0.0, 9));
    heap.sort();
    assertEquals(4, heap.rowid(0));
  }

  @Test
  void worstIsTheBarForFurtherPairs() {
    TopK heap = new TopK(2);
    assertEquals(Double.POSITIVE_INFINITY, heap.worst());
    heap.push(1, 1);
    heap.push(3, 2);
    assertEquals(3, heap.worst());
    heap.sort();
    assertEquals(3, heap.worst());
    assertTrue(heap.push(2, 3));
    assertEquals(2, heap.worst());
    heap.clear();
    assertEquals(0, heap.size());
    assertEquals(Double.NEGATIVE_INFINITY, new TopK(0).worst());
  }

  @Test
  void misuseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TopK(-1));
    assertThrows(IllegalStateException.class, () -> new TopK(1).rowid(0));
  }
}
