package org.quiverdb.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every script of {@code src/test/resources/scripts} in our shell: standard output and exit status
 * must be those that are kept beside it, byte for byte. They are sqlite3 3.40.1's; where that very
 * version is installed, it is asked again. {@code -Drewrite=true} has it write the kept ones anew.
 * {@code known-differences.txt} names the scripts that follow a later SQLite, with the reason;
 * what is kept for those is our own, and it must differ from sqlite3's.
 */
class ScriptTest {
  private static final Path FOLDER = Path.of("src/test/resources/scripts");
  private static final String VERSION = "3.40.1 ";
  private static final int LEAST_SCRIPTS = 235;

  @TempDir Path work;

  private static Map<String, String> knownDifferences() throws IOException {
    Map<String, String> known = new TreeMap<>();
    for (String line : Files.readAllLines(FOLDER.resolve("known-differences.txt"))) {
      int colon = line.indexOf(": ");
      if (!line.startsWith("#") && colon > 0) {
        known.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return known;
  }

  private static List<String> names() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".sql") || file.endsWith(".args"))
          .forEach(file -> names.add(file.substring(0, file.lastIndexOf('.'))));
    }
    return List.copyOf(names);
  }

  @Test
  void thereAreEnoughScripts() throws IOException {
    int count = names().size() - knownDifferences().size();
    System.out.println("COUNTER shell-scripts " + count);
    assertTrue(count >= LEAST_SCRIPTS, count + " scripts");
  }

  @TestFactory
  Stream<DynamicTest> scripts() throws IOException, InterruptedException {
    boolean oracle = oracleIsThere();
    Map<String, String> known = knownDifferences();
    return names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name, oracle, known)));
  }

  private static boolean oracleIsThere() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("sqlite3", "-version").start();
      String version =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return process.waitFor() == 0 && version.startsWith(VERSION);
    } catch (IOException e) {
      return false;
    }
  }

  private void check(String name, boolean oracle, Map<String, String> known)
      throws IOException, InterruptedException {
    Script script = new Script(FOLDER, name);
    Script.Result ours = script.run(Files.createDirectory(work.resolve(name)));
    boolean rewrite = Boolean.getBoolean("rewrite");
    if (known.containsKey(name)) {
      if (rewrite) {
        Files.write(script.expectedFile(), ours.bytes());
      }
      if (oracle) {
        Script.Result theirs = script.runOracle(Files.createDirectory(work.resolve(name + ".c")));
        assertNotEquals(
            text(theirs.bytes()), text(ours.bytes()), "no longer different: " + known.get(name));
      }
    } else if (oracle) {
      Script.Result theirs = script.runOracle(Files.createDirectory(work.resolve(name + ".c")));
      if (rewrite) {
        Files.write(script.expectedFile(), theirs.bytes());
      }
      compare(theirs.bytes(), ours, "sqlite3 said on standard error: " + theirs.errors());
    }
    compare(Files.readAllBytes(script.expectedFile()), ours, "kept");
  }

  private static void compare(byte[] expected, Script.Result ours, String remark) {
    if (!Arrays.equals(expected, ours.bytes())) {
      assertEquals(text(expected), text(ours.bytes()), remark + "; we said: " + ours.errors());
    }
  }

  /** One character for each byte, so that no difference is lost. */
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
