package org.quiverdb.engine.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files with bytes changed, used in a child JVM so that a crash would be seen: each statement
 * ends soon, with an answer or with an error of ours. Replay a failure with {@code
 * -Dquiver.seed=N -Dquiver.mutations=1}.
 */
class MutatedFilesTest {
  private static final int MUTATIONS = Integer.getInteger("quiver.mutations", 20_000);
  private static final long MAX_MINUTES = 20;

  @TempDir Path folder;

  @Test
  @Tag("slow")
  void errorsOrAnswers() throws IOException, InterruptedException, SQLException {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println("replay with -Dquiver.seed=" + seed + " -Dquiver.mutations=" + MUTATIONS);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-ea", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(MutationRun.class.getName());
    command.addAll(List.of(Long.toString(seed), Integer.toString(MUTATIONS), folder.toString()));
    bases().forEach(b -> command.add(b.toString()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> output = new ArrayList<>();
    Thread reader = Thread.ofVirtual().start(() -> collect(child, output));
    boolean ended = child.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
    child.destroyForcibly();
    reader.join();
    List<String> bad = output.stream().filter(l -> !l.startsWith("at ")).toList();
    bad.forEach(System.out::println);
    System.out.println("COUNTER mutated_files " + MUTATIONS);
    assertTrue(ended, "hangs after " + output);
    assertEquals(0, child.exitValue());
    assertEquals(1, bad.size(), () -> String.join("\n", bad));
    assertTrue(bad.get(0).startsWith("done " + MUTATIONS));
  }

  private static void collect(Process child, List<String> output) {
    try (BufferedReader lines = child.inputReader()) {
      lines.lines().forEach(output::add);
    } catch (IOException e) {
      output.add(e.toString());
    }
  }

  /** Good files of several kinds. */
  private List<Path> bases() throws SQLException {
    List<Path> bases = new ArrayList<>();
    bases.add(base("a.db", "page_size = 512"));
    bases.add(base("b.db", "page_size = 1024", "auto_vacuum = 1"));
    bases.add(base("c.db", "page_size = 4096", "encoding = 'UTF-16le'"));
    bases.add(base("d.db", "page_size = 512", "auto_vacuum = 2", "encoding = 'UTF-16be'"));
    bases.add(base("e.db", "page_size = 65536"));
    return bases;
  }

  private Path base(String name, String... pragmas) throws SQLException {
    Path file = folder.resolve(name);
    try (CDatabase c = new CDatabase(file);
        Statement s = c.connection().createStatement()) {
      for (String pragma : pragmas) {
        s.execute("PRAGMA " + pragma);
      }
      s.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT UNIQUE, c, d REAL DEFAULT 2)");
      s.execute("CREATE INDEX tc ON t(c DESC, d)");
      s.execute("CREATE TABLE w(k TEXT, v, n INT, PRIMARY KEY(k)) WITHOUT ROWID");
      s.execute("CREATE INDEX wn ON w(n)");
      s.execute("CREATE VIEW v AS SELECT a, b FROM t WHERE d > 1");
      s.execute("CREATE TABLE g(x, y AS (x || 'y'))");
      String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60) ";
      s.execute(
          numbers
              + "INSERT INTO t SELECT i * 3, 'text ' || i, CASE i % 4 WHEN 0 THEN zeroblob(i * 40)"
              + " WHEN 1 THEN i * 1000003 WHEN 2 THEN NULL ELSE 'c' || i END, i / 7.0 FROM n");
      s.execute(numbers + "INSERT INTO w SELECT 'key ' || i, zeroblob(i * 9), i FROM n");
      s.execute(numbers + "INSERT INTO g(x) SELECT i FROM n");
      s.execute("DELETE FROM t WHERE a % 5 = 0");
      s.execute("DELETE FROM g");
    }
    assertTrue(Files.exists(file));
    return file;
  }
}
