package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.PageStore;

/** A seeded workload on several trees of one file, compared with sorted maps. */
final class RandomTrees implements AutoCloseable {
  /** One tree and what it should hold: rowid -> payload, or key -> nothing. */
  private static final class Model {
    final int id;
    int root;
    final boolean table;
    final NavigableMap<Long, byte[]> rows = new TreeMap<>();
    final NavigableMap<byte[], byte[]> keys = new TreeMap<>(TestRecord::compareBlobs);

    Model(int id, int root, boolean table) {
      this.id = id;
      this.root = root;
      this.table = table;
    }

    Model copy() {
      Model copy = new Model(id, root, table);
      copy.rows.putAll(rows);
      copy.keys.putAll(keys);
      return copy;
    }

    int size() {
      return table ? rows.size() : keys.size();
    }
  }

  final PageStore store;
  final BTree tree;
  private final Transactions transactions;
  private final SplittableRandom random;
  private final List<Model> models = new ArrayList<>();
  private final List<Model> committed = new ArrayList<>();
  private final int largest;
  private final long buffer;
  private int dense = 2000;
  private int lastId;

  /** What the store does besides holding pages. */
  interface Transactions {
    /** Ends a transaction and begins the next. */
    void commit();

    /** Undoes the transaction and begins the next; false when the store cannot. */
    boolean rollback();

    /** That no page is pinned. */
    void assertNoPins();
  }

  RandomTrees(
      long seed, PageStore store, Transactions transactions, DatabaseHeader.AutoVacuum vacuum) {
    random = new SplittableRandom(seed);
    this.store = store;
    this.transactions = transactions;
    tree = new BTree(store);
    int pageSize = store.pageSize();
    tree.header().create(DatabaseHeader.UTF8, vacuum);
    largest = Math.min(5 * pageSize, 70_000);
    buffer = NativeAllocator.allocate(largest);
    for (int i = 0; i < 3; i++) {
      addTree();
    }
    commit();
  }

  private void addTree() {
    boolean table = random.nextBoolean();
    models.add(new Model(++lastId, tree.create(table), table));
  }

  private Model anyModel() {
    return models.get(random.nextInt(models.size()));
  }

  private Cursor open(Model model) {
    return model.table
        ? tree.openTable(model.root)
        : tree.openIndex(model.root, TestRecord::compareBlobs);
  }

  private byte[] content() {
    int size =
        switch (random.nextInt(12)) {
          case 0 -> random.nextInt(largest);
          case 1 -> random.nextInt(store.pageSize());
          case 2, 3 -> random.nextInt(store.pageSize() / 3);
          case 4 -> random.nextInt(4);
          default -> random.nextInt(60);
        };
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The row (NULL for the rowid, a blob). */
  private byte[] row() {
    return TestRecord.encode(null, content());
  }

  private byte[] key() {
    byte[] bytes = content();
    if (random.nextBoolean()) {
      Arrays.fill(bytes, 0, Math.min(bytes.length / 2, 40), (byte) 7);
    }
    return TestRecord.encode((Object) bytes);
  }

  void step() {
    switch (random.nextInt(20)) {
      case 0 -> deleteRun();
      case 1 -> watchedChange();
      case 2 -> rareStep();
      case 3, 4, 5, 6 -> deleteOne();
      default -> insertOne();
    }
    transactions.assertNoPins();
  }

  private void rareStep() {
    switch (random.nextInt(30)) {
      case 0 -> {
        Model model = anyModel();
        assertEquals(model.size(), tree.clear(model.root));
        model.rows.clear();
        model.keys.clear();
      }
      case 1 -> drop();
      case 2, 3 -> {
        if (models.size() < 8) {
          addTree();
        }
      }
      case 4, 5, 6 -> tree.incrementalVacuum(random.nextInt(5));
      case 7 -> dense = 50 + random.nextInt(5000);
      default -> {
        if (random.nextInt(4) != 0 || !rollback()) {
          commit();
        }
      }
    }
  }

  private boolean rollback() {
    if (!transactions.rollback()) {
      return false;
    }
    models.clear();
    for (Model model : committed) {
      models.add(model.copy());
    }
    return true;
  }

  void commit() {
    tree.beforeCommit();
    transactions.commit();
    committed.clear();
    for (Model model : models) {
      committed.add(model.copy());
    }
  }

  private void drop() {
    if (models.size() < 2) {
      return;
    }
    Model model = models.remove(random.nextInt(models.size()));
    int moved = tree.drop(model.root);
    for (Model other : models) {
      if (other.root == moved) {
        other.root = model.root;
      }
    }
  }

  private void insertOne() {
    Model model = anyModel();
    try (Cursor c = open(model)) {
      int count = random.nextInt(10) == 0 ? 40 : 1;
      for (int i = 0; i < count; i++) {
        insert(model, c, count > 1);
      }
    }
  }

  private void insert(Model model, Cursor c, boolean append) {
    if (model.table) {
      long rowid = random.nextInt(dense);
      if (append && !model.rows.isEmpty()) {
        rowid = model.rows.lastKey() + 1 + random.nextInt(2);
      } else if (random.nextInt(50) == 0) {
        rowid = random.nextLong();
      }
      if (rowid == Long.MIN_VALUE) {
        return;
      }
      byte[] bytes = row();
      byte[] old = model.rows.get(rowid);
      if (old != null && random.nextBoolean()) {
        bytes = old.clone();
        bytes[bytes.length - 1] ^= old.length > 3 ? (byte) 1 : 0;
      }
      Memory.copyIn(bytes, 0, buffer, bytes.length);
      c.insert(rowid, buffer, bytes.length);
      model.rows.put(rowid, bytes);
      assertTrue(c.assertState());
      assertEquals(rowid, c.rowid());
      assertArrayEquals(bytes, Memory.bytes(c.payload(), c.payloadSize()));
    } else {
      byte[] bytes = key();
      Memory.copyIn(bytes, 0, buffer, bytes.length);
      if (append && (model.keys.isEmpty() || larger(bytes, model.keys.lastKey()))) {
        c.append(buffer, bytes.length);
      } else {
        c.insert(buffer, bytes.length);
      }
      model.keys.put(bytes, bytes);
      assertTrue(c.assertState());
    }
  }

  private static boolean larger(byte[] a, byte[] b) {
    return TestRecord.compareBlobs(a, b) > 0;
  }

  private IndexProbe probe(byte[] key) {
    return (address, length) -> TestRecord.compareBlobs(Memory.bytes(address, length), key);
  }

  private byte[] someKey(Model model) {
    byte[] wanted = key();
    byte[] near = model.keys.ceilingKey(wanted);
    return near == null ? model.keys.lastKey() : near;
  }

  private void deleteOne() {
    Model model = anyModel();
    if (model.size() == 0) {
      return;
    }
    try (Cursor c = open(model)) {
      if (model.table) {
        Long rowid = model.rows.ceilingKey((long) random.nextInt(dense));
        rowid = rowid == null ? model.rows.firstKey() : rowid;
        assertTrue(c.seekRowid(rowid));
        assertArrayEquals(model.rows.get(rowid), Memory.bytes(c.payload(), c.payloadSize()));
        c.delete();
        model.rows.remove(rowid);
        assertFalse(c.seekRowid(rowid));
        checkSeeks(model, c, random.nextInt(dense));
      } else {
        byte[] key = someKey(model);
        assertTrue(c.seek(probe(key)));
        assertArrayEquals(key, Memory.bytes(c.payload(), c.payloadSize()));
        c.delete();
        model.keys.remove(key);
        assertFalse(c.seek(probe(key)));
        checkSeeks(model, c, key());
      }
    }
  }

  private void checkSeeks(Model model, Cursor c, long rowid) {
    checkRowid(model.rows.ceilingKey(rowid), c.seekRowidGE(rowid), c);
    checkRowid(model.rows.higherKey(rowid), c.seekRowidGT(rowid), c);
    checkRowid(model.rows.floorKey(rowid), c.seekRowidLE(rowid), c);
    checkRowid(model.rows.lowerKey(rowid), c.seekRowidLT(rowid), c);
  }

  private static void checkRowid(Long expected, boolean found, Cursor c) {
    assertEquals(expected != null, found);
    if (found) {
      assertEquals(expected, c.rowid());
    }
  }

  private void checkSeeks(Model model, Cursor c, byte[] key) {
    checkKey(model.keys.ceilingKey(key), c.seekGE(probe(key)), c);
    checkKey(model.keys.higherKey(key), c.seekGT(probe(key)), c);
    checkKey(model.keys.floorKey(key), c.seekLE(probe(key)), c);
    checkKey(model.keys.lowerKey(key), c.seekLT(probe(key)), c);
  }

  private static void checkKey(byte[] expected, boolean found, Cursor c) {
    assertEquals(expected != null, found);
    if (found) {
      assertArrayEquals(expected, Memory.bytes(c.payload(), c.payloadSize()));
    }
  }

  /** Deletes entries one after the other with the same cursor, forwards or backwards. */
  private void deleteRun() {
    Model model = anyModel();
    boolean forward = random.nextBoolean();
    int odd = random.nextInt(2, 5);
    int left = random.nextInt(1, 200);
    try (Cursor c = open(model)) {
      int seen = 0;
      boolean ok = forward ? c.first() : c.last();
      int size = model.size();
      while (ok && seen < left) {
        if (seen % odd != 0 || random.nextInt(4) == 0) {
          removeFromModel(model, c);
          c.delete();
          assertTrue(c.assertState());
        }
        seen++;
        ok = forward ? c.next() : c.previous();
      }
      assertEquals(Math.min(left, size), seen);
    }
  }

  private static void removeFromModel(Model model, Cursor c) {
    if (model.table) {
      assertTrue(model.rows.remove(c.rowid()) != null);
    } else {
      assertTrue(model.keys.remove(Memory.bytes(c.payload(), c.payloadSize())) != null);
    }
  }

  /** One cursor scans while another changes the tree. */
  private void watchedChange() {
    Model model = anyModel();
    try (Cursor scan = open(model);
        Cursor writer = open(model)) {
      boolean ok = random.nextBoolean() ? scan.first() : middle(model, scan);
      int left = 30;
      while (ok && left-- > 0) {
        if (model.table) {
          long here = scan.rowid();
          changeWhileWatched(model, writer);
          Map.Entry<Long, byte[]> next = model.rows.higherEntry(here);
          ok = scan.next();
          checkRowid(next == null ? null : next.getKey(), ok, scan);
        } else {
          byte[] here = Memory.bytes(scan.payload(), scan.payloadSize());
          changeWhileWatched(model, writer);
          ok = scan.next();
          checkKey(model.keys.higherKey(here), ok, scan);
        }
      }
    }
  }

  private boolean middle(Model model, Cursor c) {
    return model.table ? c.seekRowidGE(random.nextInt(dense)) : c.seekGE(probe(key()));
  }

  private void changeWhileWatched(Model model, Cursor writer) {
    if (random.nextBoolean()) {
      insert(model, writer, false);
    } else if (model.size() > 0 && middle(model, writer)) {
      removeFromModel(model, writer);
      writer.delete();
    }
  }

  /** Writes a schema that names the trees, as C SQLite would have done, and commits. */
  void writeSchema() {
    try (Cursor schema = tree.openTable(1)) {
      for (boolean ok = schema.first(); ok; ok = schema.next()) {
        schema.delete();
      }
      for (Model model : models) {
        String name = name(model);
        String sql =
            model.table
                ? "CREATE TABLE " + name + "(a INTEGER PRIMARY KEY, b BLOB)"
                : "CREATE TABLE " + name + "(b BLOB PRIMARY KEY) WITHOUT ROWID";
        byte[] row = TestRecord.encode("table", name, name, (long) model.root, sql);
        Memory.copyIn(row, 0, buffer, row.length);
        schema.insert(model.id, buffer, row.length);
      }
    }
    commit();
  }

  private static String name(Model model) {
    return "t" + model.id;
  }

  /** Reads the file with C SQLite: its integrity_check, and all rows. */
  void checkWithC(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
        rows.next();
        assertEquals("ok", rows.getString(1));
      }
      for (Model model : models) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name(model))) {
          compareRows(model, rows);
        }
      }
    }
  }

  /** C SQLite changes the file, and the maps take over what it then holds. */
  void changeWithC(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Model model : models) {
        String name = name(model);
        String column = model.table ? "a" : "length(b)";
        statement.execute("DELETE FROM " + name + " WHERE " + column + " % 3 = 1");
        statement.execute(
            "WITH n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<60) INSERT OR REPLACE INTO "
                + name
                + "(b) SELECT CAST(i || zeroblob(i * i) AS BLOB) FROM n");
        model.rows.clear();
        model.keys.clear();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
          while (rows.next()) {
            if (model.table) {
              model.rows.put(rows.getLong(1), TestRecord.encode(null, rows.getBytes(2)));
            } else {
              byte[] key = TestRecord.encode((Object) rows.getBytes(1));
              model.keys.put(key, key);
            }
          }
        }
      }
    }
    committed.clear();
    for (Model model : models) {
      committed.add(model.copy());
    }
  }

  private static void compareRows(Model model, ResultSet rows) throws SQLException {
    for (Map.Entry<Long, byte[]> row : model.rows.entrySet()) {
      assertTrue(rows.next());
      assertEquals(row.getKey(), rows.getLong(1));
      assertArrayEquals(TestRecord.blob(row.getValue()), rows.getBytes(2));
    }
    for (byte[] key : model.keys.keySet()) {
      assertTrue(rows.next());
      assertArrayEquals(TestRecord.blob(key), rows.getBytes(1));
    }
    assertFalse(rows.next());
  }

  /** Integrity of the file, and content of all trees. */
  void check() {
    int[] roots = new int[models.size() + 1];
    roots[0] = 1;
    for (int i = 0; i < models.size(); i++) {
      roots[i + 1] = models.get(i).root;
    }
    IntegrityCheck.Result result = new IntegrityCheck(tree, 20).checkFile(roots);
    assertEquals(List.of(), result.messages());
    for (int i = 0; i < models.size(); i++) {
      assertEquals(models.get(i).size(), result.entryCounts()[i + 1]);
      checkContent(models.get(i));
    }
    transactions.assertNoPins();
  }

  private void checkContent(Model model) {
    try (Cursor c = open(model)) {
      assertEquals(model.size(), c.count());
      boolean ok = c.first();
      for (byte[] expected : model.table ? model.rows.values() : model.keys.keySet()) {
        assertTrue(ok);
        assertArrayEquals(expected, Memory.bytes(c.payload(), c.payloadSize()));
        int from = expected.length / 3;
        c.readPayload(from, expected.length - from, buffer);
        assertArrayEquals(
            Arrays.copyOfRange(expected, from, expected.length),
            Memory.bytes(buffer, expected.length - from));
        ok = c.next();
      }
      assertFalse(ok);
      ok = c.last();
      for (Long expected : model.rows.descendingKeySet()) {
        assertTrue(ok);
        assertEquals(expected, c.rowid());
        ok = c.previous();
      }
      for (byte[] expected : model.keys.descendingKeySet()) {
        assertTrue(ok);
        assertEquals(expected.length, c.payloadSize());
        ok = c.previous();
      }
      assertFalse(ok);
    }
  }

  @Override
  public void close() {
    tree.close();
    NativeAllocator.free(buffer, largest);
  }
}
