package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.HeapStore;

/** Entries between two places, estimated and counted. */
class TreePlaceTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final String REPLAY = "replay with -Dquiver.seed=" + SEED;

  private static void fill(BTree tree, int root, int rows, Random random) {
    long row = NativeAllocator.allocate(64);
    try (Cursor c = tree.openTable(root)) {
      for (int i = 1; i <= rows; i++) {
        Memory.putLong(row, i);
        c.insert(i, row, random == null ? 8 : 8 + random.nextInt(40));
      }
    }
    NativeAllocator.free(row, 64);
  }

  @Test
  void isNearTheCountInTreesOfAllHeights() {
    Random random = new Random(SEED);
    for (int rows : new int[] {1, 20, 700, 10_000}) {
      for (int mixed = 0; mixed < 2; mixed++) {
        try (HeapStore store = new HeapStore(512, 0);
            BTree tree = new BTree(store)) {
          tree.header().create(DatabaseHeader.UTF8, DatabaseHeader.AutoVacuum.NONE);
          int root = tree.create(true);
          fill(tree, root, rows, mixed == 0 ? null : random);
          for (int i = 0; i < 300; i++) {
            check(tree, root, 1 + random.nextInt(rows), 1 + random.nextInt(rows));
          }
        }
      }
    }
  }

  private static void check(BTree tree, int root, int from, int to) {
    try (Cursor c = tree.openTable(root)) {
      assertTrue(c.seekRowid(from));
      TreePlace first = c.place();
      assertTrue(c.seekRowid(to));
      double estimate = first.entriesTo(c.place());
      int count = Math.max(0, to - from);
      String what = from + " to " + to + ": " + estimate + "; " + REPLAY;
      if (count == 0) {
        assertEquals(0, estimate, what);
      } else {
        assertTrue(estimate <= 2.0 * count + 40, what);
        assertTrue(estimate >= 0.5 * count - 20, what);
      }
    }
  }
}
