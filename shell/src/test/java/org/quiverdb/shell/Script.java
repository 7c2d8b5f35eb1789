package org.quiverdb.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text test of the shell: {@code NAME.sql} is the input, {@code NAME.args} the arguments, one a
 * line (just {@code :memory:} if there is none), {@code NAME.out} the exit status on the first line
 * and then standard output. Each runs in an empty folder, which {@code @DIR@} stands for.
 */
record Script(Path folder, String name) {
  /** What a run gave. */
  record Result(int status, byte[] output, String errors) {
    /** As it is kept in a file. */
    byte[] bytes() {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(("exit " + status + "\n").getBytes(StandardCharsets.US_ASCII));
      all.writeBytes(output);
      return all.toByteArray();
    }
  }

  private static final String FOLDER = "@DIR@";

  private List<String> arguments(Path work) throws IOException {
    Path file = folder.resolve(name + ".args");
    List<String> arguments = new ArrayList<>();
    if (!Files.exists(file)) {
      return List.of(":memory:");
    }
    for (String line : Files.readAllLines(file)) {
      arguments.add(line.replace(FOLDER, work.toString()).replace("\\n", "\n"));
    }
    return arguments;
  }

  private byte[] input(Path work) throws IOException {
    Path file = folder.resolve(name + ".sql");
    if (!Files.exists(file)) {
      return new byte[0];
    }
    return replace(Files.readAllBytes(file), FOLDER, work.toString());
  }

  /** Replaces text in bytes that need not be valid UTF-8. */
  private static byte[] replace(byte[] bytes, String what, String by) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .replace(what, by)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  Path expectedFile() {
    return folder.resolve(name + ".out");
  }

  /** Runs it in this process. */
  Result run(Path work) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        CommandLineShell.run(
            arguments(work).toArray(new String[0]),
            new ByteArrayInputStream(input(work)),
            out,
            err,
            false);
    return new Result(
        status,
        replace(out.toByteArray(), work.toString(), FOLDER),
        err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the machine's sqlite3. */
  Result runOracle(Path work) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sqlite3"));
    command.addAll(arguments(work));
    Path in = work.resolveSibling(work.getFileName() + ".in");
    Path err = work.resolveSibling(work.getFileName() + ".err");
    Files.write(in, input(work));
    Process process =
        new ProcessBuilder(command).redirectInput(in.toFile()).redirectError(err.toFile()).start();
    byte[] output = process.getInputStream().readAllBytes();
    return new Result(
        process.waitFor(), replace(output, work.toString(), FOLDER), Files.readString(err));
  }
}
