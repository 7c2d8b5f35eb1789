package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.HeapStore;

class CursorTest {
  @Test
  void appendsAndScansBothWays() {
    try (HeapStore store = new HeapStore(512, 0);
        BTree tree = new BTree(store)) {
      tree.header().create(DatabaseHeader.UTF8, DatabaseHeader.AutoVacuum.NONE);
      int root = tree.create(true);
      long row = NativeAllocator.allocate(64);
      Cursor c = tree.openTable(root);
      for (int i = 1; i <= 10_000; i++) {
        Memory.putLong(row, i);
        c.insert(i * 2L, row, 8);
      }
      int n = 0;
      for (boolean ok = c.first(); ok; ok = c.next()) {
        n++;
        assertEquals(n * 2L, c.rowid());
        assertEquals(n, Memory.getLong(c.payload()));
      }
      assertEquals(10_000, n);
      for (boolean ok = c.last(); ok; ok = c.previous()) {
        assertEquals(n * 2L, c.rowid());
        n--;
      }
      assertEquals(0, n);
      assertEquals(10_000, c.count());
      assertTrue(c.seekRowid(5000));
      assertFalse(c.seekRowid(5001));
      assertTrue(c.seekRowidGE(5001));
      assertEquals(5002, c.rowid());
      assertTrue(c.seekRowidLT(5002));
      assertEquals(5000, c.rowid());
      assertFalse(c.seekRowidGT(20_000));
      assertTrue(c.seekRowidLE(1L << 60));
      assertEquals(20_000, c.rowid());
      c.close();
      assertEquals(0, store.pins());
      NativeAllocator.free(row, 64);
    }
  }
}
