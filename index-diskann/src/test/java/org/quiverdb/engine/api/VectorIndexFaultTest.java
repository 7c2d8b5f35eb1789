package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.pager.FramePool;
import org.quiverdb.engine.vfs.CrashImage;
import org.quiverdb.engine.vfs.FaultyVfs;
import org.quiverdb.engine.vfs.MemoryVfs;

/**
 * Calls to the file system fail in turn, once or from then on, while an index is built, drained or
 * made anew: the statement fails or succeeds as a whole, the connection that saw the error goes on
 * with an index that fits its table, and so does the next one. The frame pool is small, so that
 * pages are read and written all the time.
 */
class VectorIndexFaultTest {
  private static final String PATH = "fault.db";
  private static final int DIMS = 6;
  private static final long SMALL_POOL = 60_000;

  /** One entry more, and a commit drains. */
  private static final int LONG_LOG = 1999;

  private static final String CREATE =
      "CREATE INDEX ti ON t USING diskann (e) WITH (max_neighbors = 8)";

  private final SplittableRandom random = new SplittableRandom(1);
  private long pool;
  private int faults;

  @BeforeEach
  void shrinkPool() {
    pool = FramePool.budgetBytes();
    FramePool.setBudgetBytes(SMALL_POOL);
    FramePool.setPoisoning(true);
  }

  @AfterEach
  void growPool() {
    FramePool.setBudgetBytes(pool);
    FramePool.setPoisoning(Boolean.getBoolean(FramePool.POISON_PROPERTY));
    System.out.println("COUNTER ann_faults " + faults);
  }

  @Test
  void builds() {
    Map<String, byte[]> files = make(120, false, 0);
    everyCall(files, CREATE, 1);
  }

  @Test
  void drains() {
    Map<String, byte[]> files = make(120, true, 60);
    everyCall(files, "PRAGMA optimize", 1);
    everyCall(files, "REINDEX ti", 2);
    everyCall(files, "DROP INDEX ti", 2);
    everyCall(files, "BEGIN; DELETE FROM t WHERE id < 30; PRAGMA optimize; COMMIT", 2);
  }

  @Test
  void drainingCommits() {
    Map<String, byte[]> files = make(200, true, LONG_LOG);
    String sql = "UPDATE t SET n = 7, e = NULL WHERE id = 3";
    try (QuiverConnection c = QuiverConnection.open(new CrashImage(files, 0, 0, 0).toVfs(), PATH)) {
      assertEquals(List.of("" + LONG_LOG), rows(c, "SELECT count(*) FROM ti_log"));
      c.execute(sql);
      assertTrue(Integer.parseInt(rows(c, "SELECT count(*) FROM ti_log").get(0)) <= LONG_LOG);
    }
    everyCall(files, sql, 9);
  }

  /** Files with a table, its index, and so many changes that are not drained. */
  private Map<String, byte[]> make(int rows, boolean indexed, int logged) {
    MemoryVfs disk = new MemoryVfs();
    try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
      c.execute("PRAGMA page_size = 1024; BEGIN");
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, n, e F32_BLOB(" + DIMS + "))");
      insert(c, rows);
      if (indexed) {
        c.execute(CREATE);
      }
      c.execute("COMMIT");
    }
    try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
      c.execute("BEGIN");
      insert(c, logged);
      c.execute("COMMIT");
    }
    return CrashImage.filesOf(disk);
  }

  private void insert(QuiverConnection c, int rows) {
    for (int i = 0; i < rows; i++) {
      c.execute("INSERT INTO t VALUES (NULL, " + i + ", " + vector() + ")");
    }
  }

  private String vector() {
    StringBuilder text = new StringBuilder("'[");
    for (int i = 0; i < DIMS; i++) {
      text.append(i == 0 ? "" : ",").append((float) (random.nextDouble() - 0.5));
    }
    return text.append("]'").toString();
  }

  private void everyCall(Map<String, byte[]> files, String sql, int step) {
    CrashImage image = new CrashImage(files, 0, 0, 0);
    String before;
    String after;
    MemoryVfs disk = image.toVfs();
    try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
      before = state(c);
      c.execute(sql);
      after = state(c);
    }
    ResultCode[] codes = {ResultCode.IOERR_WRITE, ResultCode.FULL};
    for (int call = 1; ; call += step) {
      disk = image.toVfs();
      FaultyVfs vfs = new FaultyVfs(disk, call, call % 4 == 0, codes[call / step % codes.length]);
      String where = sql + ", call " + call;
      try {
        run(vfs, sql, before, after);
        try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
          check(c, List.of(before, after));
        }
      } catch (QuiverException | AssertionError | IllegalStateException e) {
        throw new AssertionError(where, e);
      }
      if (!vfs.hasFailed()) {
        return;
      }
      faults++;
    }
  }

  private void run(FaultyVfs vfs, String sql, String before, String after) {
    try (QuiverConnection c = QuiverConnection.open(vfs, PATH)) {
      boolean done = false;
      try {
        c.execute(sql);
        done = true;
      } catch (QuiverException e) {
        assertEquals(vfs.code().primary(), e.resultCode().primary(), e::getMessage);
        if (!c.isAutocommit()) {
          c.execute("ROLLBACK");
        }
      }
      // What fails after this, fails for the one reason that there is.
      check(c, done ? List.of(after) : List.of(before, after));
    } catch (QuiverException e) {
      assertTrue(vfs.hasFailed(), e::getMessage);
      assertEquals(vfs.code().primary(), e.resultCode().primary(), e::getMessage);
    }
  }

  private void check(QuiverConnection c, List<String> states) {
    String state = state(c);
    assertTrue(states.contains(state), "a state in between");
    assertEquals(List.of("ok"), rows(c, "PRAGMA integrity_check"));
    if (state.contains("ti_log")) {
      c.execute("PRAGMA vector_recall = 1");
      String order = "vector_distance_cos(e, " + vector() + ")";
      String query = "SELECT " + order + " FROM t %s WHERE e IS NOT NULL ORDER BY " + order;
      List<String> exact = rows(c, query.formatted("NOT INDEXED") + " LIMIT 5");
      List<String> found = rows(c, query.formatted("INDEXED BY ti") + " LIMIT 5");
      assertEquals(exact, found);
      assertFalse(exact.isEmpty());
    }
  }

  private static String state(QuiverConnection c) {
    return rows(c, "SELECT name FROM sqlite_schema ORDER BY name").toString()
        + rows(c, "SELECT id || '|' || n || '|' || hex(e) FROM t ORDER BY id");
  }

  private static List<String> rows(QuiverConnection c, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = c.prepare(sql)) {
      while (statement.step()) {
        rows.add(String.valueOf(statement.getText(0)));
      }
    }
    return rows;
  }
}
