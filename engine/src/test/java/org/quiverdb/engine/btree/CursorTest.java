package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

  private static final class Fixture implements AutoCloseable {
    final HeapStore store = new HeapStore(512, 0);
    final BTree tree = new BTree(store);
    final long row = NativeAllocator.allocate(8192);

    Fixture() {
      tree.header().create(DatabaseHeader.UTF8, DatabaseHeader.AutoVacuum.NONE);
    }

    int table(int rows) {
      int root = tree.create(true);
      try (Cursor c = tree.openTable(root)) {
        for (int i = 1; i <= rows; i++) {
          Memory.putLong(row, i);
          c.insert(i, row, 40);
        }
      }
      return root;
    }

    @Override
    public void close() {
      tree.close();
      assertEquals(0, store.pins());
      store.close();
      NativeAllocator.free(row, 8192);
    }
  }

  @Test
  void aSavedCursorKnowsThatItsRowIsGone() {
    try (Fixture f = new Fixture()) {
      int root = f.table(300);
      Cursor reader = f.tree.openTable(root);
      Cursor writer = f.tree.openTable(root);
      assertTrue(reader.seekRowid(100));
      assertTrue(writer.seekRowid(100));
      writer.delete();
      assertFalse(reader.restore());
      assertThrows(IllegalStateException.class, reader::rowid);
      assertTrue(reader.next());
      assertEquals(101, reader.rowid());
      assertTrue(writer.seekRowid(101));
      writer.delete();
      assertTrue(reader.previous());
      assertEquals(99, reader.rowid());
      writer.insert(1000, f.row, 5);
      assertTrue(reader.restore());
      assertEquals(99, reader.rowid());
    }
  }

  @Test
  void partsOfALongPayloadAreReadAndWritten() {
    try (Fixture f = new Fixture()) {
      int root = f.table(10);
      try (Cursor c = f.tree.openTable(root)) {
        for (int i = 0; i < 6000; i++) {
          Memory.putByte(f.row + i, i * 31 >> 3);
        }
        c.insert(5, f.row, 6000);
        assertTrue(c.overflowPage() > 0);
        for (int offset = 5990; offset >= 0; offset -= 333) {
          c.readPayload(offset, 10, f.row + 7000);
          assertEquals(0, Memory.compare(f.row + offset, 10, f.row + 7000, 10));
        }
        Memory.putLong(f.row + 7000, 0x1122334455667788L);
        c.writePayload(3001, 8, f.row + 7000);
        assertEquals(0x1122334455667788L, Memory.getLong(c.payload() + 3001));
        c.readPayload(3001, 8, f.row + 7100);
        assertEquals(0x1122334455667788L, Memory.getLong(f.row + 7100));
        assertThrows(IllegalArgumentException.class, () -> c.readPayload(5999, 2, f.row));
      }
      assertEquals(10, f.tree.clear(root));
      assertTrue(f.tree.freePages() > 10);
      List<String> found = new IntegrityCheck(f.tree, 10).checkFile(1, root).messages();
      assertEquals(List.of(), found);
    }
  }

  @Test
  void equalPrefixesAreFoundFromBothEnds() {
    try (Fixture f = new Fixture()) {
      int root = f.tree.create(false);
      try (Cursor c = f.tree.openIndex(root, Memory::compare)) {
        for (int i = 0; i < 3000; i++) {
          Memory.putInt(f.row, i / 100);
          Memory.putInt(f.row + 4, i * 7919 % 3000);
          c.insert(f.row, 8);
        }
        Memory.putInt(f.row, 17);
        IndexProbe probe = (address, length) -> Memory.compare(address, 4, f.row, 4);
        assertTrue(c.seekGE(probe));
        int count = 0;
        boolean ok = true;
        while (ok && Memory.getInt(c.payload()) == 17) {
          count++;
          ok = c.next();
        }
        assertEquals(100, count);
        assertEquals(18, Memory.getInt(c.payload()));
        assertTrue(c.seekLE(probe));
        assertEquals(17, Memory.getInt(c.payload()));
        assertTrue(c.seekLT(probe));
        assertEquals(16, Memory.getInt(c.payload()));
        assertTrue(c.seekGT(probe));
        assertEquals(18, Memory.getInt(c.payload()));
        assertTrue(c.seek(probe));
        assertEquals(0, IntegrityCheck.countOutOfOrder(f.tree, root, Memory::compare));
        RecordOrder reverse = (a, n, b, m) -> Memory.compare(b, m, a, n);
        assertEquals(2999, IntegrityCheck.countOutOfOrder(f.tree, root, reverse));
      }
    }
  }
}
