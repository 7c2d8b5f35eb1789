package org.quiverdb.engine.corpora;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * The child JVM of MutatedFilesTest: mutates files by seed and uses each. Prints a line for each
 * failure and, at the end, {@code done N}. Arguments: seed, count, scratch folder, the files.
 */
final class MutationRun {
  private static final long MAX_CPU_MILLIS = 1000;
  private static final int MAX_FAILURES = 20;

  private final Path scratch;
  private int failures;
  private int errors;

  private MutationRun(Path scratch) {
    this.scratch = scratch;
  }

  public static void main(String[] args) throws IOException {
    long seed = Long.parseLong(args[0]);
    int count = Integer.parseInt(args[1]);
    MutationRun run = new MutationRun(Path.of(args[2]));
    List<byte[]> files = new ArrayList<>();
    for (int i = 3; i < args.length; i++) {
      files.add(Files.readAllBytes(Path.of(args[i])));
    }
    for (int i = 0; i < count && run.failures < MAX_FAILURES; i++) {
      run.one(seed + i, files);
      if (i % 500 == 499) {
        System.out.println("at " + (i + 1));
      }
    }
    System.out.println("done " + count + ", errors " + run.errors);
  }

  private void one(long seed, List<byte[]> files) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] original = files.get(random.nextInt(files.size()));
    Path file = scratch.resolve("m.db");
    Files.deleteIfExists(Path.of(file + "-journal"));
    Files.deleteIfExists(file);
    Files.write(file, new Mutator(original, random).mutate());
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try {
      use(file, seed);
    } catch (QuiverException e) {
      note(seed, "open", e);
    } catch (RuntimeException | Error e) {
      fail(seed, "", e);
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    if (nanos / 1_000_000 > MAX_CPU_MILLIS) {
      fail(seed, nanos / 1_000_000 + " ms", new IllegalStateException("slow"));
    }
  }

  private void use(Path file, long seed) {
    try (QuiverConnection quiver = QuiverConnection.open(file.toString())) {
      quiver.execute("PRAGMA synchronous = off");
      List<Object[]> tables =
          ReadingTest.rows(quiver, "SELECT name FROM sqlite_schema WHERE type = 'table'");
      for (Object[] table : tables) {
        run(quiver, seed, "SELECT * FROM " + quote(table[0]));
        run(quiver, seed, "SELECT count(*) FROM " + quote(table[0]));
      }
      run(quiver, seed, "PRAGMA integrity_check");
      run(quiver, seed, "SELECT b, c FROM t WHERE b > 'm' ORDER BY b LIMIT 20");
      run(quiver, seed, "SELECT * FROM w WHERE k = 'key 7'");
      run(quiver, seed, "INSERT INTO t(b, c, d) VALUES('new', zeroblob(3000), 7)");
      run(quiver, seed, "INSERT OR REPLACE INTO w VALUES('key 5', zeroblob(500), 1)");
      run(quiver, seed, "UPDATE t SET b = b || 'x' WHERE a % 3 = 0");
      run(quiver, seed, "DELETE FROM t WHERE a % 2 = 0");
      run(quiver, seed, "DELETE FROM w");
      run(quiver, seed, "CREATE TABLE fresh(a, b)");
      run(quiver, seed, "DROP TABLE t");
      run(quiver, seed, "PRAGMA integrity_check");
    }
  }

  private static String quote(Object name) {
    return '"' + String.valueOf(name).replace("\"", "\"\"") + '"';
  }

  private void run(QuiverConnection quiver, long seed, String sql) {
    try {
      ReadingTest.rows(quiver, sql);
    } catch (QuiverException e) {
      note(seed, sql, e);
    }
  }

  private void note(long seed, String sql, QuiverException e) {
    errors++;
    if (e.resultCode() == ResultCode.INTERNAL || e.resultCode() == ResultCode.NOMEM) {
      fail(seed, sql, e);
    }
  }

  private void fail(long seed, String what, Throwable e) {
    failures++;
    System.out.println("FAILED seed " + seed + " " + what + ": " + e);
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      System.out.println("  " + cause);
      StackTraceElement[] trace = cause.getStackTrace();
      for (int i = 0; i < Math.min(8, trace.length); i++) {
        System.out.println("    " + trace[i]);
      }
    }
  }
}
