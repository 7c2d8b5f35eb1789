package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.pager.FramePool;
import org.quiverdb.engine.vfs.CrashImage;
import org.quiverdb.engine.vfs.CrashImages;
import org.quiverdb.engine.vfs.IoEvent;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.RecordingVfs;

/**
 * Power is lost after every write of a build, of logged changes, of drains by commits and by {@code
 * PRAGMA optimize}, of REINDEX and of DROP INDEX: after recovery table and schema are those of an
 * acknowledged commit or of the one under way, the index fits the table, and it answers as the
 * exact way does. How far a draining commit gets depends on a clock of the test's own, so that a
 * seed replays every write.
 */
class VectorIndexCrashTest {
  private static final String PATH = "ann.db";
  private static final int SEEDS = Integer.getInteger("quiver.ann.crash.seeds", 2);
  private static final long SMALL_POOL = 50_000;
  private static final long LARGE_POOL = 100_000_000;
  private static final int K = 5;
  private static final int DIMS = 6;
  private static final int LONG_LOG = 2100;
  private static final int CHECKED_BY_C = 60;

  /** A slice of 50 ms drains some 400 rows. */
  private static final long STEP_NANOS = 100_000;

  private static final int USED_ON = 12;

  @TempDir Path folder;
  private int images;
  private int withIndex;
  private int checkedByC;
  private long wanted;
  private long hits;

  /** What one seed has run. */
  private static final class Run {
    final SplittableRandom random;
    final RecordingVfs vfs = new RecordingVfs(new MemoryVfs());
    final List<String> states = new ArrayList<>(List.of(""));

    Run(long seed) {
      random = new SplittableRandom(seed);
    }
  }

  @Test
  void recoversIndexAndTable() throws SQLException, IOException {
    long first = Long.getLong("quiver.seed", 1);
    int seeds = System.getProperty("quiver.seed") == null ? SEEDS : 1;
    for (long seed = first; seed < first + seeds; seed++) {
      examine(run(seed, LARGE_POOL, VectorIndexCrashTest::fewRows), seed, 3);
      examine(run(seed, SMALL_POOL, VectorIndexCrashTest::fewRows), seed, 1);
      examine(run(seed, LARGE_POOL, VectorIndexCrashTest::longLog), seed, 1);
      examine(run(seed, SMALL_POOL, VectorIndexCrashTest::longLog), seed, 1);
    }
    System.out.println("COUNTER ann_crash_images " + images);
    System.out.println("COUNTER ann_crash_images_with_index " + withIndex);
    System.out.println("COUNTER ann_crash_images_checked_by_c " + checkedByC);
    assertTrue(hits >= 0.99 * wanted, () -> hits + " of " + wanted + " nearest rows were found");
  }

  /** Records with a pool of so many bytes; one that is too small writes before the commit. */
  private static Run run(long seed, long poolBytes, Consumer<Run> work) {
    Run run = new Run(seed);
    long before = FramePool.budgetBytes();
    FramePool.setBudgetBytes(poolBytes);
    FramePool.setPoisoning(true);
    try {
      work.accept(run);
    } finally {
      FramePool.setBudgetBytes(before);
      FramePool.setPoisoning(Boolean.getBoolean(FramePool.POISON_PROPERTY));
    }
    return run;
  }

  /** Everything that changes an index, on a small table. */
  private static void fewRows(Run run) {
    try (QuiverConnection c = open(run, 1024 << run.random.nextInt(3))) {
      commit(c, run, insert(run, 150));
      commit(c, run, "CREATE INDEX ti ON t USING diskann (e) WITH (max_neighbors = 8)");
      for (int i = 0; i < 3; i++) {
        commit(c, run, changes(run));
      }
      commit(c, run, "PRAGMA optimize");
      c.execute("BEGIN; " + changes(run) + "; PRAGMA optimize; ROLLBACK");
      commit(c, run, changes(run));
      commit(c, run, "REINDEX ti");
      commit(c, run, changes(run));
      commit(c, run, "DROP INDEX ti");
    }
  }

  /** A transaction whose commit drains, and some that go on with it. */
  private static void longLog(Run run) {
    try (QuiverConnection c = open(run, 4096)) {
      commit(c, run, insert(run, 200));
      commit(c, run, "CREATE INDEX ti ON t USING diskann (e) WITH (max_neighbors = 8)");
      commit(c, run, insert(run, LONG_LOG));
      long left = Long.parseLong(rows(c, "SELECT count(*) FROM ti_log").get(0).substring(1));
      assertTrue(left < LONG_LOG, "the commit did not drain");
      for (int i = 0; i < 3; i++) {
        commit(c, run, changes(run));
      }
    }
  }

  private static QuiverConnection open(Run run, int pageSize) {
    QuiverConnection c = QuiverConnection.open(run.vfs, PATH);
    c.session().setClock(new SteppingClock(STEP_NANOS));
    c.execute("PRAGMA page_size = " + pageSize);
    commit(c, run, "CREATE TABLE t(id INTEGER PRIMARY KEY, u UNIQUE, e F32_BLOB(" + DIMS + "))");
    return c;
  }

  private static void commit(QuiverConnection c, Run run, String statements) {
    c.execute("BEGIN; " + statements);
    String state = state(c);
    if (!state.equals(run.states.getLast())) {
      run.states.add(state);
    }
    c.execute("COMMIT");
    run.vfs.mark(run.states.size() - 1);
  }

  private static String insert(Run run, int rows) {
    StringBuilder sql = new StringBuilder("INSERT INTO t VALUES ");
    for (int i = 0; i < rows; i++) {
      sql.append(i == 0 ? "" : ", ").append("(NULL, NULL, ").append(vector(run.random)).append(')');
    }
    return sql.toString();
  }

  private static String changes(Run run) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      statements.add(change(run.random));
    }
    return String.join("; ", statements);
  }

  private static String change(SplittableRandom random) {
    int id = random.nextInt(200);
    String value = random.nextInt(12) == 0 ? "NULL" : vector(random);
    return switch (random.nextInt(5)) {
      case 0 -> "DELETE FROM t WHERE id = " + id;
      case 1 -> "UPDATE t SET e = " + value + " WHERE id = " + id;
      case 2 -> "UPDATE OR REPLACE t SET id = " + random.nextInt(200) + " WHERE id = " + id;
      case 3 -> "INSERT OR REPLACE INTO t VALUES(" + id + ", " + id % 20 + ", " + value + ")";
      default -> "INSERT INTO t VALUES(NULL, NULL, " + value + ")";
    };
  }

  private static String vector(SplittableRandom random) {
    StringBuilder text = new StringBuilder("'[");
    for (int i = 0; i < DIMS; i++) {
      text.append(i == 0 ? "" : ",").append((float) (random.nextDouble() - 0.5));
    }
    return text.append("]'").toString();
  }

  /** The names of the schema and all rows of the table. */
  private static String state(QuiverConnection c) {
    String names = rows(c, "SELECT name FROM sqlite_schema ORDER BY name").toString();
    return names.contains("t") ? names + rows(c, "SELECT id, u, e FROM t ORDER BY id") : "";
  }

  private static List<String> rows(QuiverConnection c, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = c.prepare(sql)) {
      while (statement.step()) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < statement.columnCount(); i++) {
          byte[] value = statement.getBlob(i);
          row.append('|').append(value == null ? "null" : new String(value, 0, 0, value.length));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private void examine(Run run, long seed, int perPoint) throws SQLException, IOException {
    String replay = "; replay with -Dquiver.seed=" + seed;
    List<IoEvent> events = run.vfs.events();
    List<CrashImage> forC = new ArrayList<>();
    new CrashImages(Map.of(), events, seed)
        .eachPoint(
            0,
            events.size(),
            perPoint,
            image -> {
              try {
                MemoryVfs disk = examine(image, run);
                if (images % CHECKED_BY_C == 0) {
                  forC.add(new CrashImage(CrashImage.filesOf(disk), 0, 0, 0));
                }
              } catch (QuiverException | AssertionError e) {
                throw new AssertionError(image + replay, e);
              }
            });
    for (CrashImage recovered : forC) {
      checkWithSqlite(recovered, replay);
    }
  }

  private MemoryVfs examine(CrashImage image, Run run) {
    images++;
    MemoryVfs disk = image.toVfs();
    try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
      String state = state(c);
      int acknowledged = (int) image.mark();
      int oldest = Math.max(0, acknowledged - 1);
      int newest = Math.min(run.states.size() - 1, acknowledged + 1);
      assertTrue(
          run.states.subList(oldest, newest + 1).contains(state), "not a state around the crash");
      checkIndex(c, state, image);
      if (images % USED_ON == 0 && !state.isEmpty()) {
        useOn(c, image);
      }
    }
    return disk;
  }

  private void checkIndex(QuiverConnection c, String state, CrashImage image) {
    assertEquals(List.of("|ok"), rows(c, "PRAGMA integrity_check"));
    if (!state.contains("ti_log")) {
      return;
    }
    withIndex++;
    SplittableRandom random = new SplittableRandom(image.point());
    c.execute("PRAGMA vector_recall = 1");
    for (int i = 0; i < 2; i++) {
      String order = "vector_distance_cos(e, vector32(" + vector(random) + "))";
      String query =
          "SELECT " + order + " FROM t %s WHERE e IS NOT NULL ORDER BY " + order + " LIMIT " + K;
      List<String> exact = rows(c, query.formatted("NOT INDEXED"));
      List<String> found = rows(c, query.formatted("INDEXED BY ti"));
      assertEquals(exact.size(), found.size());
      wanted += exact.size();
      for (String row : exact) {
        hits += found.remove(row) ? 1 : 0;
      }
    }
  }

  /** Life goes on after the recovery. */
  private void useOn(QuiverConnection c, CrashImage image) {
    c.execute("DELETE FROM t WHERE id % 3 = 1; INSERT INTO t VALUES (7777, 7777, NULL)");
    c.execute("INSERT INTO t(e) SELECT e FROM t WHERE id % 5 = 0");
    checkIndex(c, state(c), image);
    c.execute("PRAGMA optimize");
    checkIndex(c, state(c), image);
  }

  private void checkWithSqlite(CrashImage recovered, String replay)
      throws SQLException, IOException {
    Path copy = Files.createTempDirectory(folder, "image");
    recovered.toFolder(copy);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + copy.resolve(PATH));
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("PRAGMA integrity_check")) {
      assertEquals("ok", r.getString(1), replay);
    }
    checkedByC++;
  }
}
