package org.quiverdb.engine.exec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;

/** Transactions, several connections and threads, interrupts and damaged files. */
class NearestRowsIsolationTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final String Q = "vector32('[1, -2, 3, 0.5, 0, 1, 1, 2]')";
  private static final String FAST =
      "SELECT id, cosine_distance(e, " + Q + ") AS d FROM t ORDER BY d LIMIT 9";
  private static final String SLOW = FAST.replace("BY d", "BY d + 0, id");

  @TempDir Path folder;

  private static void compare(QuiverConnection c) {
    assertEquals(
        VectorTables.ask(c, SLOW), VectorTables.ask(c, FAST), "replay with -Dquiver.seed=" + SEED);
  }

  @Test
  void seesItsOwnChanges() {
    Random random = new Random(SEED);
    Path file = folder.resolve("own.db");
    try (QuiverConnection c = QuiverConnection.open(file.toString());
        QuiverConnection other = QuiverConnection.open(file.toString())) {
      VectorTables.fill(c, random, "vector32", 400, 8, true);
      List<String> before = VectorTables.ask(other, FAST);
      for (int round = 0; round < 10; round++) {
        c.execute("BEGIN");
        c.execute(
            "DELETE FROM t WHERE id IN (SELECT id FROM t ORDER BY cosine_distance(e, "
                + Q
                + ") LIMIT 5 OFFSET 60)");
        compare(c);
        c.execute("UPDATE t SET e = " + Q + " WHERE id % 37 = " + round);
        compare(c);
        c.execute("SAVEPOINT s");
        c.execute("DELETE FROM t WHERE id % 3 = 0");
        compare(c);
        c.execute("ROLLBACK TO s");
        compare(c);
        assertEquals(before, VectorTables.ask(other, FAST));
        c.execute("ROLLBACK");
        compare(c);
      }
      c.execute("UPDATE t SET e = " + Q + " WHERE id % 5 = 0");
      assertNotEquals(before, VectorTables.ask(other, FAST));
      compare(other);
    }
  }

  @Test
  void largeTablesOnManyConnections() throws Exception {
    Path file = folder.resolve("large.db");
    try (QuiverConnection c = QuiverConnection.open(file.toString())) {
      c.execute("PRAGMA page_size=8192");
      VectorTables.fill(c, new Random(SEED + 1), "vector32", 30_000, 8, false);
      c.execute("UPDATE t SET name = name || printf('%500s', 'y')");
      List<String> expected = VectorTables.ask(c, SLOW);
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        List<Future<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
          answers.add(threads.submit(() -> askAlone(file)));
        }
        for (Future<List<String>> answer : answers) {
          assertEquals(expected, answer.get());
        }
      }
    }
  }

  private static List<String> askAlone(Path file) {
    OpenOptions options = OpenOptions.DEFAULT.forReading().withBusyTimeout(5000);
    try (QuiverConnection c = QuiverConnection.open(file.toString(), options)) {
      return VectorTables.ask(c, FAST);
    }
  }

  @Test
  void stopsOnInterrupt() throws Exception {
    try (QuiverConnection c = QuiverConnection.open(":memory:")) {
      VectorTables.fill(c, new Random(SEED + 2), "vector32", 20_000, 8, false);
      List<String> expected = VectorTables.ask(c, FAST);
      boolean[] done = {false};
      int[] stopped = {0};
      Thread interrupter =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!done[0]) {
                      c.interrupt();
                      Thread.yield();
                    }
                  });
      for (int i = 0; i < 200 && stopped[0] == 0; i++) {
        List<String> answer = VectorTables.ask(c, FAST);
        if (answer.toString().contains("interrupted")) {
          stopped[0]++;
        } else {
          assertEquals(expected, answer);
        }
      }
      done[0] = true;
      interrupter.join();
      assertTrue(stopped[0] > 0);
    }
  }

  @Test
  void damagedFilesGiveTheErrorOrAnswerOfTheSort() throws IOException {
    Path good = folder.resolve("good.db");
    for (int pageSize : new int[] {512, 4096}) {
      Files.deleteIfExists(good);
      try (QuiverConnection c = QuiverConnection.open(good.toString())) {
        c.execute("PRAGMA page_size=" + pageSize);
        VectorTables.fill(c, new Random(SEED + 3), "vector32", 150, 8, true);
        c.execute(
            "INSERT INTO t SELECT id + 10000, name, tenant, zeroblob(5000) FROM t WHERE e IS"
                + " NULL LIMIT 3");
        c.execute("UPDATE t SET name = printf('%900s', 'z') WHERE id % 10 = 1");
      }
      byte[] bytes = Files.readAllBytes(good);
      for (int i = 0; i < 400; i++) {
        damaged(bytes.clone(), pageSize, new Random(SEED * 31 + i), i);
      }
    }
  }

  private void damaged(byte[] bytes, int pageSize, Random random, int number) throws IOException {
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int page = 1 + random.nextInt(bytes.length / pageSize - 1);
      int offset = random.nextInt(random.nextBoolean() ? 64 : pageSize);
      bytes[page * pageSize + offset] = (byte) random.nextInt();
    }
    Path file = folder.resolve("damaged.db");
    Files.write(file, bytes);
    try (QuiverConnection c =
        QuiverConnection.open(file.toString(), OpenOptions.DEFAULT.forReading())) {
      for (String order : List.of("", " NULLS LAST")) {
        List<String> fast = VectorTables.ask(c, FAST.replace(" LIMIT", order + " LIMIT"));
        List<String> slow = VectorTables.ask(c, SLOW.replace(", id LIMIT", order + ", id LIMIT"));
        boolean ordered = VectorTables.ask(c, "PRAGMA integrity_check").equals(List.of("ok"));
        if (ordered && !slow.equals(fast)) {
          fail("damage " + number + ": " + slow + " but " + fast);
        }
      }
    } catch (QuiverException e) {
      // A file that cannot be opened is fine too.
    }
  }
}
