package org.quiverdb.shell.terminal;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The shell in a pseudo-terminal of tmux: keys go in, screens come out. Every wait is bounded. */
final class Tmux implements AutoCloseable {
  private static final String SESSION = "quiver";
  private static final long WAIT_SECONDS = 60;

  private final Path socket;

  private Tmux(Path socket) {
    this.socket = socket;
  }

  /** Whether there is a tmux on this machine. */
  static boolean isThere() throws InterruptedException {
    try {
      Process process = new ProcessBuilder("tmux", "-V").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts the shell on a database, with that folder as the user's home. */
  static Tmux start(Path folder, String database) throws IOException, InterruptedException {
    Tmux tmux = new Tmux(folder.resolve("tmux.socket"));
    List<String> command =
        new ArrayList<>(
            List.of("-f", "/dev/null", "new-session", "-d", "-s", SESSION, "-x", "100", "-y"));
    command.addAll(List.of("36", "env", "LC_ALL=C.UTF-8", java(), "-Duser.home=" + folder));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dquiver.simd=false"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath()));
    command.addAll(List.of("org.quiverdb.shell.Main", database));
    tmux.run(command);
    return tmux;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Everything that this JVM was started with, in whatever way. */
  private static String classPath() {
    Set<String> entries = new LinkedHashSet<>();
    for (String property :
        List.of("surefire.test.class.path", "java.class.path", "jdk.module.path")) {
      String value = System.getProperty(property, "");
      Arrays.stream(value.split(File.pathSeparator))
          .filter(entry -> !entry.isEmpty())
          .map(entry -> Path.of(entry).toAbsolutePath().toString())
          .forEach(entries::add);
    }
    return String.join(File.pathSeparator, entries);
  }

  private String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("tmux does not end: " + command);
    }
    return output;
  }

  /** Types a text. */
  void type(String text) throws IOException, InterruptedException {
    // A semicolon at the end would part two of tmux's own commands.
    String keys = text.endsWith(";") ? text.substring(0, text.length() - 1) + "\\;" : text;
    run(List.of("send-keys", "-t", SESSION, "-l", keys));
  }

  /** Presses a key by tmux's name: Enter, Tab, C-c, Up. */
  void press(String key) throws IOException, InterruptedException {
    run(List.of("send-keys", "-t", SESSION, key));
  }

  /** Types a line and ends it. */
  void line(String text) throws IOException, InterruptedException {
    type(text);
    press("Enter");
  }

  /** The screen as it is now. */
  String screen() throws IOException, InterruptedException {
    return run(List.of("capture-pane", "-p", "-t", SESSION));
  }

  /** The screen with the escapes of its colours. */
  String colours() throws IOException, InterruptedException {
    return run(List.of("capture-pane", "-e", "-p", "-t", SESSION));
  }

  /** Clears the screen and waits for the prompt. */
  void clear() throws IOException, InterruptedException {
    press("C-l");
    await("a clear screen", screen -> screen.strip().equals("quiver>"));
  }

  /** Waits until the screen is as it should be, and gives it back. */
  String await(String what, Predicate<String> condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    String screen = "";
    while (System.nanoTime() < end) {
      screen = screen();
      if (condition.test(screen)) {
        return screen;
      }
      Thread.sleep(50);
    }
    return fail("no " + what + " within " + WAIT_SECONDS + " s on\n" + screen);
  }

  /** Waits until a text is on the screen. */
  String await(String text) throws IOException, InterruptedException {
    return await('"' + text + '"', screen -> screen.contains(text));
  }

  /** Waits until the shell has ended, and the session with it. */
  void awaitEnd() throws IOException, InterruptedException {
    await("end", screen -> screen.contains("no server") || screen.contains("error connecting"));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run(List.of("kill-server"));
  }
}
