package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.HeapStore;

/** A file that grows over 1 GiB, sparse: the page at offset 0x40000000 is never used. */
class LockBytePageTest {
  private static final int PAGE_SIZE = 65536;
  private static final int ROW_BYTES = 150_000;
  private static final int ROWS = 30;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(DatabaseHeader.AutoVacuum.class)
  void isSkipped(DatabaseHeader.AutoVacuum vacuum) throws Exception {
    long row = NativeAllocator.allocate(ROW_BYTES);
    Path file = folder.resolve("large.db");
    try (HeapStore store = new HeapStore(PAGE_SIZE, 0);
        BTree tree = new BTree(store)) {
      tree.header().create(DatabaseHeader.UTF8, vacuum);
      int root = tree.create(true);
      int lockByte = store.lockBytePage();
      int first = store.pageCount() + 1;
      int last = lockByte - 20;
      store.growTo(last);
      byte[] record = TestRecord.encode(null, new byte[ROW_BYTES - 100]);
      Memory.copyIn(record, 0, row, record.length);
      try (Cursor c = tree.openTable(root)) {
        for (int i = 1; i <= ROWS; i++) {
          c.insert(i, row, record.length);
        }
      }
      assertTrue(store.pageCount() > lockByte + 20);
      for (int page = first; page <= last; page++) {
        if (vacuum == DatabaseHeader.AutoVacuum.NONE || !tree.pointerMap.isMapPage(page)) {
          tree.freelist.free(page);
        }
      }
      writeSchema(tree, root, row);
      List<String> found = new IntegrityCheck(tree, 10).checkFile(1, root).messages();
      assertEquals(List.of(), found);
      store.writeTo(file);
      assertEquals(List.of("ok"), CFile.check(file));
      tree.beforeCommit();
      found = new IntegrityCheck(tree, 10).checkFile(1, root).messages();
      assertEquals(List.of(), found);
      assertEquals(vacuum == DatabaseHeader.AutoVacuum.FULL, store.pageCount() < lockByte);
    }
    NativeAllocator.free(row, ROW_BYTES);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        var rows = c.createStatement().executeQuery("SELECT count(*), sum(length(b)) FROM t")) {
      assertTrue(rows.next());
      assertEquals(ROWS, rows.getInt(1));
      assertEquals(ROWS * (ROW_BYTES - 100L), rows.getLong(2));
    }
  }

  private static void writeSchema(BTree tree, int root, long buffer) {
    String sql = "CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB)";
    byte[] record = TestRecord.encode("table", "t", "t", (long) root, sql);
    Memory.copyIn(record, 0, buffer, record.length);
    try (Cursor schema = tree.openTable(1)) {
      schema.insert(1, buffer, record.length);
    }
  }
}
