package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.pager.HeapStore;

/**
 * Small files of C SQLite with a few bytes changed: whatever is done with them, only a
 * CorruptException may come out, soon, and without a page left pinned; and integrity_check finds
 * what C's finds.
 */
class DamagedFileTest {
  private static final int FILES = Integer.getInteger("quiver.btree.damaged", 150);
  private static final int MAX_MILLIS = 1000;

  /** C checks trees in the order of a hash table, so that who is second to a page may differ. */
  private static final int SAME_OF_HUNDRED = 90;

  private static final Pattern PAGE_LEVEL =
      Pattern.compile("^(Tree|Page|Freelist|Frag|Mult|Bad|2nd|inval|max|incr|Failed).*");

  @TempDir Path folder;
  private int compared;
  private int same;

  @ParameterizedTest
  @CsvSource({"512,0", "512,1", "512,2", "1024,0", "1024,1", "4096,0", "4096,2", "65536,0"})
  void onlyCorruptExceptions(int pageSize, int autoVacuum) throws IOException {
    long seed = Long.getLong("quiver.seed", 1L);
    CFile file = CFile.write(folder, pageSize, autoVacuum);
    for (int i = 0; i < FILES; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      byte[] image = damage(file, random);
      boolean schemaToo = random.nextInt(8) == 0;
      if (schemaToo) {
        image[100 + random.nextInt(412)] ^= (byte) (1 << random.nextInt(8));
      }
      long start = cpuNanos();
      try {
        if (!schemaToo) {
          compareWithC(file, image);
        }
        use(file, image, random);
      } catch (Throwable e) {
        throw new AssertionError(
            "replay with: mvn test -pl engine -Dtest=DamagedFileTest -Dquiver.seed=" + (seed + i),
            e);
      }
      assertTrue(cpuNanos() - start < MAX_MILLIS * 1_000_000L, "seed " + (seed + i));
    }
    assertTrue(same * 100 >= compared * SAME_OF_HUNDRED, same + " of " + compared + " agree");
  }

  /** CPU time of this thread: the machine may be busy with other things. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static byte[] damage(CFile file, SplittableRandom random) {
    byte[] image = file.image().clone();
    int pageSize = file.pageSize();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int page = 1 + random.nextInt(image.length / pageSize - 1);
      int near = random.nextInt(3) == 0 ? pageSize : Math.min(pageSize, 40);
      int at = page * pageSize + random.nextInt(near);
      image[at] =
          (byte) (random.nextBoolean() ? random.nextInt(256) : image[at] ^ 1 << random.nextInt(8));
    }
    if (random.nextInt(10) == 0) {
      image[32 + random.nextInt(8)] ^= (byte) (1 << random.nextInt(8));
    }
    return image;
  }

  private void compareWithC(CFile file, byte[] image) throws IOException {
    Path copy = folder.resolve("damaged.db");
    Files.write(copy, image);
    List<String> lines = CFile.check(copy);
    Set<String> expected = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("error")) {
        return;
      }
      if (PAGE_LEVEL.matcher(line).matches()) {
        expected.add(line);
      }
    }
    try (HeapStore store = HeapStore.of(image);
        BTree tree = new BTree(store)) {
      IntegrityCheck check = new IntegrityCheck(tree, 1000);
      compared++;
      if (expected.equals(new TreeSet<>(check.checkFile(file.roots()).messages()))) {
        same++;
      }
      assertEquals(0, store.pins());
    }
  }

  private static void use(CFile file, byte[] image, SplittableRandom random) {
    for (int i = 0; i < file.roots().length; i++) {
      for (int action = 0; action < 9; action++) {
        try (HeapStore store = HeapStore.of(image)) {
          try (BTree tree = new BTree(store)) {
            act(tree, file.roots()[i], file.table()[i], action, random);
          } catch (CorruptException e) {
            assertTrue(e.page() != 0, e.toString());
          }
          assertEquals(0, store.pins(), "action " + action);
        }
      }
    }
  }

  private static void act(
      BTree tree, int root, boolean table, int action, SplittableRandom random) {
    switch (action) {
      case 0 -> scan(tree, root, table, true);
      case 1 -> scan(tree, root, table, false);
      case 2 -> tree.clear(root);
      case 3 -> {
        if (root != 1) {
          tree.drop(root);
        }
        tree.beforeCommit();
      }
      case 4 -> leaves(tree, root, table);
      case 5 -> {
        for (int i = 0; i < 30; i++) {
          tree.create(table);
        }
        tree.incrementalVacuum(3);
      }
      case 6 -> {
        try (Cursor c = open(tree, root, table)) {
          c.count();
        }
      }
      default -> change(tree, root, table, random);
    }
  }

  private static Cursor open(BTree tree, int root, boolean table) {
    return table ? tree.openTable(root) : tree.openIndex(root, Memory::compare);
  }

  private static void scan(BTree tree, int root, boolean table, boolean forward) {
    try (Cursor c = open(tree, root, table)) {
      boolean ok = forward ? c.first() : c.last();
      long sum = 0;
      while (ok) {
        sum += c.payload() + c.payloadSize() + (table ? c.rowid() : 0);
        ok = forward ? c.next() : c.previous();
      }
      assertTrue(sum != 1);
    }
  }

  private static void leaves(BTree tree, int root, boolean table) {
    if (!table) {
      return;
    }
    try (LeafReader reader = tree.leafReader()) {
      long buffer = NativeAllocator.allocate(1 << 20);
      for (int leaf : tree.leafPages(root)) {
        int count = reader.open(leaf);
        for (int i = 0; i < count; i++) {
          reader.readPayload(i, 0, Math.min(1 << 20, reader.payloadSize(i)), buffer);
        }
      }
      NativeAllocator.free(buffer, 1 << 20);
    }
  }

  private static void change(BTree tree, int root, boolean table, SplittableRandom random) {
    long buffer = NativeAllocator.allocate(4096);
    try (Cursor c = open(tree, root, table)) {
      for (int i = 0; i < 200; i++) {
        int size = random.nextInt(random.nextInt(5) == 0 ? 4096 : 100) + 8;
        Memory.putLong(buffer, random.nextLong());
        int choice = random.nextInt(4);
        if (choice < 2 && table) {
          c.insert(random.nextInt(500), buffer, size);
        } else if (choice < 2) {
          c.insert(buffer, size);
        } else if (table ? c.seekRowidGE(random.nextInt(400)) : c.first()) {
          c.delete();
          c.next();
        }
      }
    } finally {
      NativeAllocator.free(buffer, 4096);
    }
  }
}
