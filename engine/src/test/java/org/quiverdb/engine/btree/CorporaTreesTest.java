package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.Corpora;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.pager.HeapStore;

/** Files that others wrote: the ok ones are walked and counted, the others must not break us. */
class CorporaTreesTest {
  private static final int MAX_MILLIS = 5000;

  @TempDir Path folder;

  /** A b-tree that the schema names. */
  private record Tree(String table, int root, boolean rowids, boolean isTable) {}

  @Test
  void soundFilesAreRead() throws IOException {
    Path sqlite = Corpora.require("sqlite");
    int files = 0;
    int trees = 0;
    for (String line : Files.readAllLines(sqlite.resolve("INTEGRITY.tsv"))) {
      String[] fields = line.split("\t");
      Path file = sqlite.resolve(fields[0]);
      if (fields.length < 2 || !fields[1].equals("ok") || !usable(file)) {
        continue;
      }
      files++;
      trees += readFile(file);
    }
    assertTrue(files > 50, files + " files");
    assertTrue(trees > 500, trees + " trees");
  }

  private static boolean usable(Path file) throws IOException {
    return Files.exists(file)
        && Files.size(file) >= 512
        && !Files.exists(Path.of(file + "-wal"))
        && !Files.exists(Path.of(file + "-journal"));
  }

  private int readFile(Path file) throws IOException {
    Path copy = folder.resolve("copy.db");
    byte[] image = Files.readAllBytes(file);
    Files.write(copy, image);
    try (HeapStore store = HeapStore.of(image);
        BTree tree = new BTree(store);
        Connection c = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
      List<Tree> trees = trees(c);
      int[] roots = trees.stream().mapToInt(Tree::root).toArray();
      IntegrityCheck.Result result = new IntegrityCheck(tree, 5).checkFile(roots);
      assertEquals(List.of(), result.messages(), file.toString());
      for (int i = 0; i < trees.size(); i++) {
        check(tree, trees.get(i), result.entryCounts()[i], c, file);
      }
      assertEquals(0, store.pins());
      return trees.size();
    } catch (SQLException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static void check(BTree tree, Tree of, long entries, Connection c, Path file) {
    try (Cursor cursor = of.rowids ? tree.openTable(of.root) : tree.openIndex(of.root, null)) {
      assertEquals(entries, cursor.count());
      long bytes = 0;
      long seen = 0;
      for (boolean ok = cursor.first(); ok; ok = cursor.next()) {
        bytes += cursor.payloadSize() + (cursor.payload() & 1);
        seen++;
      }
      assertTrue(bytes >= seen);
      assertEquals(entries, seen, file.toString());
    }
    if (of.isTable) {
      String sql = "SELECT count(*) FROM \"" + of.table.replace("\"", "\"\"") + '"';
      try (Statement s = c.createStatement();
          ResultSet rows = s.executeQuery(sql)) {
        assertEquals(rows.getLong(1), entries, file + " " + of.table);
      } catch (SQLException e) {
        assertTrue(e.getMessage().contains("no such"), file + ": " + e.getMessage());
      }
    }
  }

  private static List<Tree> trees(Connection c) throws SQLException {
    List<Tree> trees = new ArrayList<>();
    trees.add(new Tree("sqlite_schema", 1, true, true));
    try (Statement s = c.createStatement();
        ResultSet rows =
            s.executeQuery(
                "SELECT s.tbl_name, s.rootpage, s.type, coalesce(l.wr, 0) FROM sqlite_schema s"
                    + " LEFT JOIN pragma_table_list l ON l.name = s.tbl_name AND s.type = 'table'"
                    + " WHERE s.rootpage > 0")) {
      while (rows.next()) {
        boolean table = rows.getString(3).equals("table");
        boolean rowids = table && rows.getInt(4) == 0;
        trees.add(new Tree(rows.getString(1), rows.getInt(2), rowids, table));
      }
    }
    return trees;
  }

  @Test
  void damagedFilesEndInCorruptException() throws IOException {
    Path sqlite = Corpora.require("sqlite");
    try (var walk = Files.walk(sqlite)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        byte[] image = Files.readAllBytes(file);
        if (image.length >= 512 && isHeader(image)) {
          walkAll(file, image);
        }
      }
    }
  }

  private static boolean isHeader(byte[] image) {
    int size = (image[16] & 0xff) << 8 | image[17] & 0xff;
    return image[0] == 'S'
        && image[1] == 'Q'
        && (size == 1 || size >= 512 && Integer.bitCount(size) == 1)
        && (image[20] & 0xff) <= 32;
  }

  /** CPU time of this thread: the machine may be busy with other things. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void walkAll(Path file, byte[] image) {
    long start = cpuNanos();
    try (HeapStore store = HeapStore.of(image);
        BTree tree = new BTree(store)) {
      for (int page = 1; page <= Math.min(store.pageCount(), 200); page++) {
        for (int kind = 0; kind < 2; kind++) {
          try (Cursor c = kind == 0 ? tree.openTable(page) : tree.openIndex(page, null)) {
            for (boolean ok = c.first(); ok; ok = c.next()) {
              c.payload();
            }
          } catch (CorruptException e) {
            assertTrue(e.page() > 0, file + ": " + e);
          }
        }
      }
      new IntegrityCheck(tree, 100).checkFile(1);
      assertEquals(0, store.pins());
    } catch (RuntimeException e) {
      throw new AssertionError(file.toString(), e);
    }
    long millis = (cpuNanos() - start) / 1_000_000;
    assertTrue(millis < MAX_MILLIS, file + " took " + millis + " ms");
  }
}
