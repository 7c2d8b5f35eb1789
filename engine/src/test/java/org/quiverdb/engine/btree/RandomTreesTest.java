package org.quiverdb.engine.btree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All page sizes, reserved bytes and vacuum modes under a random workload. */
class RandomTreesTest {
  @TempDir Path folder;

  private static final int STEPS = Integer.getInteger("quiver.btree.steps", 2000);

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
    long seed = Long.getLong("quiver.seed", new SplittableRandom().nextLong());
    try (RandomTrees trees = new RandomTrees(seed, pageSize, reserved, vacuum)) {
      for (int i = 1; i <= STEPS; i++) {
        trees.step();
        if (i % 250 == 0) {
          trees.check();
        }
      }
      Path file = folder.resolve("random.db");
      Files.write(file, trees.image());
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        trees.checkWithC(c);
      }
    } catch (Throwable e) {
      throw new AssertionError(
          "replay with: mvn test -pl engine -Dtest=RandomTreesTest -Dquiver.seed=" + seed, e);
    }
  }
}
