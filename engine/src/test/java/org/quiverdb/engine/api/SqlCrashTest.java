package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.vfs.CrashImage;
import org.quiverdb.engine.vfs.CrashImages;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.RecordingVfs;

/**
 * Power is lost in the middle of SQL: after recovery the table has the rows after an acknowledged
 * commit, or the one under way, and C SQLite finds its index and pages in order.
 */
class SqlCrashTest {
  private static final String PATH = "sql.db";
  private static final int SEEDS = Integer.getInteger("quiver.sql.crash.seeds", 60);
  private static final int IMAGES_PER_SEED = 20;
  private static final int SAMPLE = 4;

  @TempDir Path folder;
  private int images;
  private int checkedByC;

  /** What one seed has run: the rows after each commit, and the recording. */
  private record Run(List<String> states, RecordingVfs vfs) {}

  @Test
  void recoversToAnAcknowledgedCommit() throws Exception {
    long first = Long.getLong("quiver.seed", 1);
    int seeds = System.getProperty("quiver.seed") == null ? SEEDS : 1;
    for (long seed = first; seed < first + seeds; seed++) {
      Run run = run(seed);
      String replay = "; replay with -Dquiver.seed=" + seed;
      new CrashImages(Map.of(), run.vfs.events(), seed)
          .each(IMAGES_PER_SEED, image -> examine(image, run, replay));
    }
    System.out.println("COUNTER sql_crash_images " + images);
    System.out.println("COUNTER sql_crash_images_checked_by_c " + checkedByC);
    assertTrue(images >= seeds * IMAGES_PER_SEED);
  }

  private static Run run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Run run = new Run(new ArrayList<>(List.of("")), new RecordingVfs(new MemoryVfs()));
    try (QuiverConnection c = QuiverConnection.open(run.vfs, PATH)) {
      c.execute("PRAGMA page_size = " + (512 << random.nextInt(4)));
      transaction(c, run, List.of("CREATE TABLE t(id INTEGER PRIMARY KEY, v, p)"), "COMMIT");
      transaction(c, run, List.of("CREATE INDEX i ON t(v, p)"), "COMMIT");
      for (int i = 0; i < 8; i++) {
        List<String> statements = new ArrayList<>();
        for (int n = random.nextInt(6); n >= 0; n--) {
          statements.add(statement(random));
        }
        transaction(c, run, statements, random.nextInt(6) == 0 ? "ROLLBACK" : "COMMIT");
      }
    }
    return run;
  }

  private static void transaction(
      QuiverConnection c, Run run, List<String> statements, String end) {
    c.execute("BEGIN");
    statements.forEach(c::execute);
    String rows = rows(c);
    if (end.equals("COMMIT") && !rows.equals(run.states.getLast())) {
      run.states.add(rows);
    }
    c.execute(end);
    run.vfs.mark(run.states.size() - 1);
  }

  private static String statement(SplittableRandom random) {
    int id = random.nextInt(200);
    return switch (random.nextInt(6)) {
      case 0 -> "DELETE FROM t WHERE id % 7 = " + id % 7;
      case 1 -> "UPDATE t SET v = v + " + id + " WHERE id % 5 = " + id % 5;
      case 2 -> "INSERT OR REPLACE INTO t SELECT id + 1, v, p FROM t WHERE id > " + id;
      default ->
          "INSERT OR REPLACE INTO t VALUES (%d, %d, '%s'), (%d, %d, '%s')"
              .formatted(id, id % 9, text(random), id + 1, id, text(random));
    };
  }

  private static String text(SplittableRandom random) {
    String unit = Long.toHexString(random.nextLong());
    return unit.repeat(1 + random.nextInt(random.nextInt(8) == 0 ? 300 : 5));
  }

  /** All rows as text; nothing if there is no table yet. */
  private static String rows(QuiverConnection c) {
    StringBuilder text = new StringBuilder();
    try (QuiverStatement tables =
        c.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 't'")) {
      tables.step();
      if (tables.getLong(0) == 0) {
        return "";
      }
    }
    try (QuiverStatement all = c.prepare("SELECT id, v, p FROM t ORDER BY id")) {
      while (all.step()) {
        text.append(all.getText(0)).append('|').append(all.getText(1)).append('|');
        text.append(all.getText(2)).append('\n');
      }
    }
    return text.append("end").toString();
  }

  private void examine(CrashImage image, Run run, String replay) {
    images++;
    MemoryVfs disk = image.toVfs();
    String rows;
    try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
      rows = rows(c);
    } catch (QuiverException e) {
      fail(image + replay, e);
      return;
    }
    int acknowledged = (int) image.mark();
    int oldest = Math.max(0, acknowledged - 1);
    int newest = Math.min(run.states.size() - 1, acknowledged + 1);
    boolean known = run.states.subList(oldest, newest + 1).contains(rows);
    assertTrue(known, () -> "after commit " + acknowledged + ": " + image + replay);
    if (images % SAMPLE == 0) {
      checkWithSqlite(new CrashImage(CrashImage.filesOf(disk), 0, 0, 0), replay);
    }
  }

  private void checkWithSqlite(CrashImage recovered, String replay) {
    try {
      Path copy = Files.createTempDirectory(folder, "image");
      recovered.toFolder(copy);
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve(PATH));
          Statement s = c.createStatement();
          ResultSet r = s.executeQuery("PRAGMA integrity_check")) {
        assertEquals("ok", r.getString(1), replay);
      }
      checkedByC++;
    } catch (IOException | SQLException e) {
      fail("C SQLite" + replay, e);
    }
  }
}
