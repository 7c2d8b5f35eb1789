package org.quiverdb.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.RecordOrder;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.HeapStore;

/** Records that C SQLite wrote: decoded, encoded again to the same bytes, and in order. */
class StoredRecordsTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final int ROWS = 2000;
  private static final Affinity[] AFFINITIES = {
    Affinity.BLOB, Affinity.TEXT, Affinity.NUMERIC, Affinity.INTEGER, Affinity.REAL
  };

  @TempDir Path folder;

  private Path write(TextEncoding encoding) throws SQLException {
    Path file = folder.resolve(encoding + ".db");
    Random random = new Random(SEED);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      s.execute("pragma page_size=1024");
      s.execute("pragma encoding='" + encoding.name().replace("UTF", "UTF-") + "'");
      c.setAutoCommit(false);
      s.execute("create table t(a blob, b text, c numeric, d int, e double)");
      try (PreparedStatement insert = c.prepareStatement("insert into t values(?,?,?,?,?)")) {
        for (int row = 0; row < ROWS; row++) {
          for (int i = 1; i <= 5; i++) {
            insert.setObject(i, value(random));
          }
          insert.execute();
        }
      }
      // A table that has an index when a row is inserted keeps whole REALs in eight bytes.
      s.execute("create index i on t(a, b collate nocase desc, c)");
      c.commit();
    }
    return file;
  }

  private static Object value(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> random.nextGaussian() * 1000;
      case 2 -> (double) (random.nextLong() >> random.nextInt(64));
      case 3 -> new byte[random.nextInt(random.nextInt(20) == 0 ? 4000 : 30)];
      case 4 -> text(random, random.nextInt(random.nextInt(20) == 0 ? 3000 : 12));
      default -> EdgeValues.ALL.get(random.nextInt(EdgeValues.ALL.size()));
    };
  }

  private static String text(Random random, int characters) {
    StringBuilder b = new StringBuilder();
    int[] from = {'a', 'A', '0', 0xE0, 0x3B1, 0x4E00, 0x1F600};
    for (int i = 0; i < characters; i++) {
      b.appendCodePoint(from[random.nextInt(from.length)] + random.nextInt(10));
    }
    return b.toString();
  }

  private static int root(Connection c, String name) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery("select rootpage from sqlite_schema where name='" + name + "'")) {
      return r.getInt(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void decodesAndEncodesRows(TextEncoding encoding) throws SQLException, IOException {
    Path file = write(encoding);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement();
        ResultSet rows =
            s.executeQuery("select *, typeof(a), typeof(b), typeof(c), typeof(d) from t");
        HeapStore store = HeapStore.of(Files.readAllBytes(file));
        BTree tree = new BTree(store);
        Cursor cursor = tree.openTable(root(c, "t"));
        RecordDecoder decoder = new RecordDecoder(6, encoding);
        RecordEncoder encoder = new RecordEncoder(encoding);
        Registers r = new Registers(6)) {
      for (boolean more = cursor.first(); more; more = cursor.next()) {
        assertTrue(rows.next());
        decoder.reset(cursor);
        assertFalse(decoder.column(5, r, 5));
        for (int i = 4; i >= 0; i--) {
          assertTrue(decoder.column(i, r, i));
          if (i == 4) {
            Affinity.REAL.apply(r, i);
          }
          assertEquals(describe(rows, i + 1), Oracle.describe(r, i), "seed " + SEED);
        }
        encoder.encode(r, 0, 5, AFFINITIES);
        assertArrayEquals(
            Memory.bytes(cursor.payload(), cursor.payloadSize()),
            Memory.bytes(encoder.address(), encoder.length()),
            "seed " + SEED);
      }
      assertFalse(rows.next());
    }
  }

  private static String describe(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    return Oracle.describe(value instanceof Integer i ? (Object) i.longValue() : value);
  }

  @ParameterizedTest
  @EnumSource
  void indexEntriesAreInOrder(TextEncoding encoding) throws SQLException, IOException {
    Path file = write(encoding);
    KeyInfo keyInfo =
        new KeyInfo(
            new Collation[] {Collation.BINARY, Collation.NOCASE, Collation.BINARY},
            new int[] {0, KeyInfo.DESCENDING, 0},
            encoding);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        HeapStore store = HeapStore.of(Files.readAllBytes(file));
        BTree tree = new BTree(store);
        Cursor cursor = tree.openIndex(root(c, "i"), keyInfo.order());
        Cursor seeker = tree.openIndex(root(c, "i"), keyInfo.order());
        RecordDecoder decoder = new RecordDecoder(4, encoding);
        Registers r = new Registers(4)) {
      RecordComparator key = new RecordComparator(keyInfo, r, 0, 4);
      byte[] before = null;
      long copy = NativeAllocator.allocate(1 << 16);
      for (boolean more = cursor.first(); more; more = cursor.next()) {
        long address = cursor.payload();
        int length = cursor.payloadSize();
        if (before != null) {
          Memory.copyIn(before, 0, copy, before.length);
          assertTrue(keyInfo.order().compare(copy, before.length, address, length) < 0);
        }
        before = Memory.bytes(address, length);
        decoder.reset(cursor);
        for (int i = 0; i < 4; i++) {
          assertTrue(decoder.column(i, r, i));
        }
        assertEquals(0, key.setCount(4).compare(address, length));
        assertTrue(seeker.seek(key));
        key.setCount(1).setTie(-1);
        if (seeker.seekGT(key)) {
          assertTrue(key.compare(seeker.payload(), seeker.payloadSize()) > 0);
        }
        key.setTie(0);
      }
      assertTrue(before != null);
    }
  }

  @Test
  void malformedRecordsAreCorrupt() {
    byte[][] malformed = {
      {},
      {0},
      {5, 1},
      {2, 1},
      {3, 13, 17, 'a'},
      {2, 6, 1},
      {2, (byte) 0x81, 0},
      {(byte) 0x81, (byte) 0xff, (byte) 0xff, 1},
      {3, (byte) 0xff, (byte) 0xff, (byte) 0xff}
    };
    long address = NativeAllocator.allocate(64);
    try (RecordDecoder decoder = new RecordDecoder(4, TextEncoding.UTF8);
        Registers r = new Registers(4)) {
      for (byte[] record : malformed) {
        Memory.fill(address, 64, 0xff);
        Memory.copyIn(record, 0, address, record.length);
        decoder.reset(address, record.length);
        assertThrows(CorruptException.class, () -> decoder.column(3, r, 0));
        RecordOrder order = new KeyInfo(new Collation[0], new int[0], TextEncoding.UTF8).order();
        assertThrows(
            CorruptException.class,
            () -> order.compare(address, record.length, address, record.length));
      }
    } finally {
      NativeAllocator.free(address, 64);
    }
  }
}
