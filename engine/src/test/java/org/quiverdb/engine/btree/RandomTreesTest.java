package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.engine.pager.HeapStore;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.pager.Synchronous;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/**
 * All page sizes, reserved bytes and vacuum modes under a random workload, over an unkind store and
 * over the real pager, with C SQLite reading and writing the same file.
 */
class RandomTreesTest {
  private static final int STEPS = Integer.getInteger("quiver.btree.steps", 1500);
  private static final int CHECK_EVERY = 250;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "512, 0, NONE",
    "512, 32, NONE",
    "512, 0, FULL",
    "512, 8, INCREMENTAL",
    "1024, 8, FULL",
    "2048, 0, NONE",
    "4096, 0, NONE",
    "4096, 0, FULL",
    "4096, 32, INCREMENTAL",
    "8192, 8, NONE",
    "16384, 0, FULL",
    "32768, 32, NONE",
    "65536, 0, NONE",
    "65536, 8, FULL"
  })
  void behavesLikeASortedMap(int pageSize, int reserved, DatabaseHeader.AutoVacuum vacuum) {
    long seed = seed();
    try (HeapStore store = new HeapStore(pageSize, reserved);
        RandomTrees trees = new RandomTrees(seed, store, new HeapTransactions(store), vacuum)) {
      run(trees);
      trees.writeSchema();
      Path file = folder.resolve("random.db");
      Files.write(file, store.image());
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        trees.checkWithC(c);
      }
    } catch (Throwable e) {
      throw replay(seed, e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "512, 0, NONE",
    "512, 8, FULL",
    "1024, 32, INCREMENTAL",
    "4096, 0, FULL",
    "4096, 8, NONE",
    "65536, 0, NONE"
  })
  void takesTurnsWithCOnOneFile(int pageSize, int reserved, DatabaseHeader.AutoVacuum vacuum) {
    long seed = seed();
    Vfs vfs = Vfs.system();
    String path = vfs.fullPath(folder.resolve("turns.db").toString());
    try (Pager pager = Pager.open(vfs, path, OpenMode.CREATE)) {
      pager.setSynchronous(Synchronous.OFF);
      pager.setPageSize(pageSize, reserved);
      pager.setSpillFrames(30);
      pager.beginWrite(false);
      try (RandomTrees trees = new RandomTrees(seed, pager, new PagerTransactions(pager), vacuum)) {
        for (int round = 0; round < 3; round++) {
          run(trees);
          trees.writeSchema();
          pager.commit();
          pager.endRead();
          letC(trees, path);
          pager.beginWrite(false);
          trees.check();
        }
      }
      pager.rollback();
      pager.endRead();
    } catch (Throwable e) {
      throw replay(seed, e);
    }
  }

  private static long seed() {
    return Long.getLong("quiver.seed", 1L);
  }

  private static AssertionError replay(long seed, Throwable cause) {
    return new AssertionError(
        "replay with: mvn test -pl engine -Dtest=RandomTreesTest -Dquiver.seed=" + seed, cause);
  }

  private static void run(RandomTrees trees) {
    for (int i = 1; i <= STEPS; i++) {
      trees.step();
      if (i % CHECK_EVERY == 0) {
        trees.check();
      }
    }
  }

  private static void letC(RandomTrees trees, String path) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      trees.checkWithC(c);
      trees.changeWithC(c);
    }
  }

  private record HeapTransactions(HeapStore store) implements RandomTrees.Transactions {
    @Override
    public void commit() {
      store.commit();
    }

    @Override
    public boolean rollback() {
      return false;
    }

    @Override
    public void assertNoPins() {
      assertEquals(0, store.pins());
    }
  }

  private record PagerTransactions(Pager pager) implements RandomTrees.Transactions {
    @Override
    public void commit() {
      pager.commit();
      pager.beginWrite(false);
    }

    @Override
    public boolean rollback() {
      pager.rollback();
      pager.beginWrite(false);
      return true;
    }

    @Override
    public void assertNoPins() {}
  }
}
