package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.HeapStore;

class LeafReaderTest {
  private static final int ROWS = 5000;
  private static final int BYTES = 1500;

  private final long row = NativeAllocator.allocate(BYTES);

  private int fill(BTree tree, int size) {
    tree.header().create(DatabaseHeader.UTF8, DatabaseHeader.AutoVacuum.NONE);
    int root = tree.create(true);
    try (Cursor c = tree.openTable(root)) {
      for (int i = 0; i < ROWS; i++) {
        int rowid = i * 7919 % ROWS + 1;
        Memory.fill(row, size, rowid & 0xff);
        Memory.putLong(row, rowid);
        c.insert(rowid, row, size);
      }
    }
    return root;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 100, BYTES})
  void visitsEveryRowInAddressOrder(int size) {
    try (HeapStore store = new HeapStore(1024, 0);
        BTree tree = new BTree(store)) {
      int root = fill(tree, size);
      BitSet seen = new BitSet();
      try (LeafReader reader = tree.leafReader()) {
        read(reader, tree.leafPages(root), 0, 1, size, seen);
      }
      assertEquals(ROWS, seen.cardinality());
      assertEquals(0, store.pins());
    }
  }

  @Test
  void twoThreadsShareTheLeaves() throws InterruptedException {
    try (HeapStore store = new HeapStore(1024, 0);
        BTree tree = new BTree(store)) {
      int root = fill(tree, BYTES);
      int[] leaves = tree.leafPages(root);
      BitSet[] seen = {new BitSet(), new BitSet()};
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Thread[] threads = new Thread[2];
      for (int t = 0; t < 2; t++) {
        int part = t;
        threads[t] =
            new Thread(
                () -> {
                  try (LeafReader reader = tree.leafReader(LeafReader.PageSource.locked(store))) {
                    read(reader, leaves, part, 2, BYTES, seen[part]);
                  } catch (Throwable e) {
                    failure.set(e);
                  }
                });
        threads[t].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(null, failure.get());
      assertTrue(!seen[0].intersects(seen[1]));
      assertEquals(ROWS, seen[0].cardinality() + seen[1].cardinality());
      assertEquals(0, store.pins());
    }
  }

  private static void read(
      LeafReader reader, int[] leaves, int first, int step, int size, BitSet seen) {
    long buffer = NativeAllocator.allocate(BYTES);
    for (int i = first; i < leaves.length; i += step) {
      int count = reader.open(leaves[i]);
      long before = 0;
      for (int c = 0; c < count; c++) {
        assertTrue(reader.localAddress(c) > before);
        before = reader.localAddress(c);
        assertEquals(size, reader.payloadSize(c));
        long rowid = reader.rowid(c);
        assertEquals(rowid, Memory.getLong(reader.localAddress(c)));
        reader.readPayload(c, size / 2, size - size / 2, buffer);
        byte last = Memory.getByte(buffer + size - size / 2 - 1);
        assertEquals(size > 8 ? (byte) rowid : (byte) (rowid & 0xff), last);
        seen.set((int) rowid);
      }
    }
    NativeAllocator.free(buffer, BYTES);
  }
}
