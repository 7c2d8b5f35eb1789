package org.quiverdb.index.diskann.processes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * An index that one process changes and drains while others read it: a reader sees the state before
 * or after a transaction, or that the file is busy, and a killed writer leaves whole transactions.
 */
class ProcessesTest {
  private static final int SECONDS = Integer.getInteger("quiver.ann.reader.seconds", 6);
  private static final int KILLS = Integer.getInteger("quiver.ann.kills", 8);

  @TempDir Path folder;
  private int drains;

  @Test
  void readersSeeCommittedStates() throws Exception {
    Path database = folder.resolve("readers.db");
    try (QuiverConnection connection = QuiverConnection.open(database.toString())) {
      connection.setBusyTimeout(10_000);
      new VersionedRows(connection).create();
      AtomicBoolean stop = new AtomicBoolean();
      Process process = OtherProcess.start("read", database);
      try (ExecutorService threads = Executors.newSingleThreadExecutor();
          BufferedReader output = output(process)) {
        assertEquals("ready", output.readLine());
        Future<String> thread = threads.submit(() -> read(database, stop));
        try {
          write(connection);
        } finally {
          stop.set(true);
          process.getOutputStream().close();
        }
        report("other process", String.valueOf(output.readLine()));
        report("other thread", thread.get());
      } finally {
        process.destroyForcibly();
      }
      new VersionedRows(connection).check();
    }
    assertTrue(drains >= 3, "only " + drains + " drains");
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String read(Path database, AtomicBoolean stop) {
    try (QuiverConnection connection = QuiverConnection.open(database.toString())) {
      connection.setBusyTimeout(2000);
      OtherProcess.Reader reader = new OtherProcess.Reader(connection);
      while (!stop.get()) {
        reader.readOnce();
      }
      return reader.summary();
    }
  }

  private static void report(String who, String summary) {
    long[] numbers = Arrays.stream(summary.split(" ")).mapToLong(Long::parseLong).toArray();
    System.out.println(
        who + ": reads, versions, times busy, rows asked for, missed: " + Arrays.toString(numbers));
    System.out.println("COUNTER ann_reads_beside_drains " + numbers[0]);
    assertTrue(numbers[1] >= 3, "hardly any version was seen");
    assertTrue(numbers[4] <= 0.01 * numbers[3], () -> numbers[4] + " of " + numbers[3] + " missed");
  }

  /** Changes rows, drains by commits and by PRAGMA optimize, and makes the index anew. */
  private void write(QuiverConnection connection) {
    VersionedRows rows = new VersionedRows(connection);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    long version = rows.version();
    while (System.nanoTime() < end) {
      version++;
      rows.begin(version);
      long before = logLength(connection);
      insist(connection, "COMMIT");
      drains += logLength(connection) < before ? 1 : 0;
      if (version % 110 == 0) {
        insist(connection, "PRAGMA optimize");
      } else if (version % 170 == 0) {
        insist(connection, "REINDEX ti");
      }
    }
  }

  /** Readers may hold a commit up for longer than the timeout; it can be tried again. */
  private static void insist(QuiverConnection connection, String sql) {
    while (true) {
      try {
        connection.execute(sql);
        return;
      } catch (QuiverException e) {
        if (e.resultCode().primary() != ResultCode.BUSY) {
          throw e;
        }
      }
    }
  }

  private static long logLength(QuiverConnection connection) {
    try (QuiverStatement count = connection.prepare("SELECT count(*) FROM ti_log")) {
      count.step();
      return count.getLong(0);
    }
  }

  @Test
  void killedWritersLeaveWholeTransactions() throws Exception {
    Path database = folder.resolve("victim.db");
    try (QuiverConnection connection = QuiverConnection.open(database.toString())) {
      connection.execute("PRAGMA synchronous = OFF");
      VersionedRows rows = new VersionedRows(connection);
      rows.create();
      for (long version = VersionedRows.BLOCKS; logLength(connection) < 1900; version++) {
        rows.change(version);
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < KILLS; i++) {
      long acknowledged = kill(OtherProcess.start("write", database), random);
      try (QuiverConnection connection = QuiverConnection.open(database.toString())) {
        VersionedRows rows = new VersionedRows(connection);
        long version = rows.check();
        assertTrue(
            version == acknowledged || version == acknowledged + 1,
            acknowledged + " acknowledged, " + version + " found");
        assertTrue(rows.missed <= 1);
      }
    }
    System.out.println("COUNTER ann_kills " + KILLS);
  }

  /** Returns the last version whose commit had returned. */
  private static long kill(Process victim, SplittableRandom random)
      throws IOException, InterruptedException {
    String last = "";
    try (BufferedReader output = output(victim)) {
      for (int i = random.nextInt(2, 12); i > 0; i--) {
        last = String.valueOf(output.readLine());
      }
      Thread.sleep(random.nextInt(60));
      victim.toHandle().destroyForcibly();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last = line;
      }
    }
    assertTrue(victim.waitFor(30, TimeUnit.SECONDS));
    return Long.parseLong(last.strip());
  }
}
