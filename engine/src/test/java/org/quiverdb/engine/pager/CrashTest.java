package org.quiverdb.engine.pager;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.vfs.CrashImage;
import org.quiverdb.engine.vfs.CrashImages;
import org.quiverdb.engine.vfs.IoEvent;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.RecordingVfs;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * Power is lost at random points of random transactions: what recovery makes of each image is the
 * content after a commit that was acknowledged, or of the one under way. The same net catches
 * commit sequences that are wrong on purpose.
 */
class CrashTest {
  private static final int SEEDS = 240;
  private static final int IMAGES_PER_SEED = 25;
  private static final int SECOND_IMAGES = 4;
  private static final long FIRST_SEED = Long.getLong("quiver.seed", 1);
  private static final int SEED_COUNT = System.getProperty("quiver.seed") == null ? SEEDS : 1;

  @TempDir Path folder;
  private int images;
  private int sampled;

  /** Thrown when an image does not recover to what it should. */
  private static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  @Test
  void recoversToAnAcknowledgedPrefix() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEED_COUNT; seed++) {
      try {
        run(seed, null, true);
      } catch (Violation e) {
        fail(e.getMessage() + "; replay with -Dquiver.seed=" + seed, e);
      }
    }
    System.out.println("COUNTER crash_images " + images);
    System.out.println("COUNTER crash_seeds " + SEED_COUNT);
    System.out.println("COUNTER crash_images_recovered_by_c " + sampled);
    assertTrue(SEED_COUNT == 1 || images >= 5000, "only " + images + " images");
  }

  /** Wrong commit sequences. */
  enum Canary {
    NO_JOURNAL_SYNC {
      @Override
      CommitSequence sequence() {
        return new CommitSequence() {
          @Override
          void syncJournal(JournalWriter journal, Synchronous synchronous) {
            journal.flush();
            journal.writeRecordCount();
            syncDirectory(journal);
          }
        };
      }
    },
    COUNT_BEFORE_RECORDS {
      @Override
      CommitSequence sequence() {
        return new CommitSequence() {
          @Override
          void syncJournal(JournalWriter journal, Synchronous synchronous) {
            journal.writeRecordCount();
            journal.flush();
            journal.sync();
            syncDirectory(journal);
          }
        };
      }
    },
    JOURNAL_DELETED_BEFORE_DATABASE_SYNC {
      @Override
      CommitSequence sequence() {
        return new CommitSequence() {
          @Override
          void finish(VfsFile database, Vfs vfs, String journalPath, Synchronous synchronous) {
            vfs.delete(journalPath, false);
            syncDatabase(database, synchronous);
          }
        };
      }
    },
    NO_DIRECTORY_SYNC {
      @Override
      CommitSequence sequence() {
        return new CommitSequence() {
          @Override
          void syncDirectory(JournalWriter journal) {}
        };
      }
    };

    abstract CommitSequence sequence();
  }

  @ParameterizedTest
  @EnumSource
  void theNetCatches(Canary canary) {
    int caughtAfter = 0;
    for (long seed = 1; seed <= SEEDS && caughtAfter == 0; seed++) {
      try {
        run(seed, canary.sequence(), false);
      } catch (Violation e) {
        caughtAfter = images;
      }
    }
    assertTrue(caughtAfter > 0, canary + " was not noticed in " + images + " images");
    System.out.println("CANARY " + canary + " caught after " + caughtAfter + " images");
  }

  private void run(long seed, @Nullable CommitSequence sequence, boolean sample) {
    CrashWorkload workload = new CrashWorkload(seed, sequence);
    List<IoEvent> events = workload.run();
    new CrashImages(Map.of(), events, seed)
        .each(IMAGES_PER_SEED, image -> examine(image, workload, sample));
  }

  private void examine(CrashImage image, CrashWorkload workload, boolean sample) {
    images++;
    boolean again = new SplittableRandom(image.seed() + image.point()).nextInt(4) == 0;
    MemoryVfs disk = image.toVfs();
    RecordingVfs recorded = new RecordingVfs(disk);
    check(image, workload, recorded);
    if (sample && images % 10 == 0) {
      compareWithSqlite(image, disk);
    }
    if (again && !recorded.events().isEmpty()) {
      new CrashImages(image.files(), recorded.events(), image.seed())
          .each(
              SECOND_IMAGES,
              second -> {
                images++;
                check(
                    new CrashImage(second.files(), image.point(), image.mark(), image.seed()),
                    workload,
                    second.toVfs());
              });
    }
  }

  private static void check(CrashImage image, CrashWorkload workload, Vfs vfs) {
    long[] found;
    try (Pager pager = Pager.open(vfs, CrashWorkload.PATH, OpenMode.CREATE)) {
      pager.setSynchronous(workload.synchronous);
      pager.beginRead();
      found = new long[pager.pageCount()];
      for (int n = 1; n <= found.length; n++) {
        found[n - 1] = TestPages.stamp(pager, n);
        if (n > 1) {
          TestPages.check(pager, n, found[n - 1]);
        }
      }
      pager.endRead();
    } catch (QuiverException | AssertionError e) {
      throw new Violation("recovery failed: " + image, e);
    }
    int acknowledged = (int) image.mark();
    int oldest = Math.max(0, acknowledged - (workload.synchronous == Synchronous.FULL ? 1 : 0));
    int newest = Math.min(workload.states.size() - 1, acknowledged + 1);
    for (int i = oldest; i <= newest; i++) {
      if (Arrays.equals(found, workload.states.get(i))) {
        return;
      }
    }
    throw new Violation("after commit " + acknowledged + " a mixed content: " + image, null);
  }

  /** C SQLite makes the same bytes of the image. */
  private void compareWithSqlite(CrashImage image, MemoryVfs ours) {
    byte[] mine = CrashImage.filesOf(ours).get(CrashWorkload.PATH);
    if (mine == null || mine.length == 0) {
      return;
    }
    try {
      Path copy = Files.createTempDirectory(folder, "image");
      image.toFolder(copy);
      Path database = copy.resolve(CrashWorkload.PATH);
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + database);
          Statement s = c.createStatement();
          ResultSet r = s.executeQuery("PRAGMA schema_version")) {
        assertTrue(r.next());
      }
      assertArrayEquals(mine, Files.readAllBytes(database), image.toString());
      assertEquals(
          Files.exists(copy.resolve(CrashWorkload.PATH + "-journal")),
          ours.exists(CrashWorkload.PATH + "-journal"));
      sampled++;
    } catch (Exception e) {
      throw new Violation("C SQLite differs: " + image, e);
    }
  }
}
