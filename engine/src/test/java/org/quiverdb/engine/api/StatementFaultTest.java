package org.quiverdb.engine.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.pager.FramePool;
import org.quiverdb.engine.vfs.FaultyVfs;
import org.quiverdb.engine.vfs.MemoryVfs;

/**
 * One call to the file system fails in an explicit transaction that is larger than the frame pool,
 * and the transaction goes on: the statement that failed has done nothing, or all was rolled back;
 * the others did what they do in a database where nothing fails.
 */
class StatementFaultTest {
  private static final String PATH = "fault.db";
  private static final int STATEMENTS = 40;
  private static final int CALLS = 240;

  private long pool;
  private int faults;
  private int continued;

  @BeforeEach
  void shrinkPool() {
    pool = FramePool.budgetBytes();
    FramePool.setBudgetBytes(30_000);
    FramePool.setPoisoning(true);
  }

  @AfterEach
  void growPool() {
    FramePool.setBudgetBytes(pool);
    FramePool.setPoisoning(Boolean.getBoolean(FramePool.POISON_PROPERTY));
  }

  @Test
  void otherStatementsStand() {
    long seed = Long.getLong("quiver.seed", 1);
    System.out.println(
        "seed "
            + seed
            + ": mvn test -pl engine -am -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dtest=StatementFaultTest -Dquiver.seed="
            + seed);
    for (int call = 1; call <= CALLS; call++) {
      try {
        transaction(call, new SplittableRandom(seed * 1000 + call));
      } catch (QuiverException | AssertionError | IllegalStateException e) {
        throw new AssertionError("call " + call, e);
      }
    }
    System.out.println("COUNTER statement_faults " + faults);
    assertTrue(continued > CALLS / 4, () -> "only " + continued + " transactions went on");
  }

  private void transaction(int call, SplittableRandom random) {
    MemoryVfs disk = make();
    MemoryVfs twin = make();
    ResultCode code = call % 2 == 0 ? ResultCode.FULL : ResultCode.IOERR_WRITE;
    FaultyVfs vfs = new FaultyVfs(disk, call, false, code);
    try (QuiverConnection sound = QuiverConnection.open(twin, PATH)) {
      run(vfs, sound, random);
      try (QuiverConnection after = QuiverConnection.open(disk, PATH)) {
        assertEquals(content(sound), content(after));
        assertEquals("ok", content(after, "PRAGMA integrity_check"));
      }
    }
    faults += vfs.hasFailed() ? 1 : 0;
  }

  /** Leaves both databases with the same content, whatever failed. */
  private void run(FaultyVfs vfs, QuiverConnection sound, SplittableRandom random) {
    try (QuiverConnection c = QuiverConnection.open(vfs, PATH)) {
      c.execute("BEGIN");
      sound.execute("BEGIN");
      for (int i = 0; i < STATEMENTS && !c.isAutocommit(); i++) {
        statement(c, sound, sql(i, random), vfs.code());
      }
      if (!c.isAutocommit()) {
        continued += vfs.hasFailed() ? 1 : 0;
        statement(c, sound, "COMMIT", vfs.code());
      }
      if (!c.isAutocommit()) {
        c.execute("ROLLBACK");
        sound.execute("ROLLBACK");
      }
    } catch (QuiverException e) {
      assertTrue(vfs.hasFailed(), e::getMessage);
      assertEquals(vfs.code().primary(), e.resultCode().primary(), e::getMessage);
      if (!sound.isAutocommit()) {
        sound.execute("ROLLBACK");
      }
    }
  }

  private static void statement(
      QuiverConnection c, QuiverConnection sound, String sql, ResultCode code) {
    try {
      c.execute(sql);
      sound.execute(sql);
    } catch (QuiverException e) {
      assertEquals(code.primary(), e.resultCode().primary(), e::getMessage);
      if (c.isAutocommit() && !sound.isAutocommit()) {
        sound.execute("ROLLBACK");
      }
    }
  }

  private static String sql(int i, SplittableRandom random) {
    int from = random.nextInt(120);
    String range = " WHERE id BETWEEN " + from + " AND " + (from + random.nextInt(30));
    if (i == 0) {
      return "SAVEPOINT s";
    }
    return switch (random.nextInt(10)) {
      case 0 -> "SAVEPOINT s";
      case 1 -> "ROLLBACK TO s";
      case 2 -> "DELETE FROM t" + range;
      case 3 -> "INSERT OR REPLACE INTO t SELECT id + 7, k || 'x', body FROM t" + range;
      case 4 -> "UPDATE t SET body = body || 'ab' || body" + range + " AND length(body) < 900";
      default ->
          "UPDATE t SET k = 'k" + i + "' || (id * 7919 % 1000), body = substr(body, 2)" + range;
    };
  }

  private static MemoryVfs make() {
    MemoryVfs disk = new MemoryVfs();
    try (QuiverConnection c = QuiverConnection.open(disk, PATH)) {
      c.execute("PRAGMA page_size = 512; BEGIN");
      c.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, k TEXT, body TEXT)");
      c.execute("CREATE INDEX tk ON t(k)");
      for (int i = 0; i < 150; i++) {
        c.execute(
            "INSERT INTO t VALUES (" + i + ", 'k" + i + "', '" + "b".repeat(i * 37 % 300) + "')");
      }
      c.execute("COMMIT");
    }
    return disk;
  }

  private static String content(QuiverConnection c) {
    return content(c, "SELECT id || '|' || k || '|' || body FROM t ORDER BY id");
  }

  private static String content(QuiverConnection c, String sql) {
    List<String> rows = new ArrayList<>();
    try (QuiverStatement statement = c.prepare(sql)) {
      while (statement.step()) {
        rows.add(String.valueOf(statement.getText(0)));
      }
    }
    return String.join("\n", rows);
  }
}
