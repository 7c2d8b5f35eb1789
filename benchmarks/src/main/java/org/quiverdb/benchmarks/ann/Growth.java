package org.quiverdb.benchmarks.ann;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How building, querying and memory grow with the table: one line per number of rows. Each is
 * measured in a JVM of its own ({@link GrowthStep}), which has nothing but the database file and
 * the queries, so that its largest resident size is that of the database.
 *
 * <p>Arguments: {@code [--rows 10000,100000,1000000] [--dims 256] [--heap 1g] [--queries 10000]
 * [--dir target/bench/ann]}. JVM options as for {@link NearestNeighbours}, with a heap of 4 GB;
 * {@code --heap} is that of the measured JVM. Linux only, for the resident size.
 */
public final class Growth {
  private static final int K = 10;

  private Growth() {}

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "rows", "dims", "heap", "queries", "dir");
    Path folder = Path.of(flags.text("dir", "target/bench/ann"));
    TableFiles files = new TableFiles(folder);
    System.out.printf("heap of %s%n%s%n", flags.text("heap", "1g"), GrowthStep.HEADER);
    for (String rows : flags.list("rows", "10000,100000,1000000")) {
      Task task = Task.made(Integer.parseInt(rows), flags.number("dims", 256), K);
      Path file = files.loaded("growth", task, task.rows());
      Path asked = write(folder.resolve("growth.queries"), task);
      System.out.println(
          child(
              flags.text("heap", "1g"),
              file.toString(),
              asked.toString(),
              Integer.toString(task.dims()),
              flags.text("queries", "10000")));
      TableFiles.delete(file);
      Files.delete(asked);
    }
  }

  /** Writes each query with its limit behind it. */
  private static Path write(Path file, Task task) throws IOException {
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      for (int q = 0; q < task.queries().length; q++) {
        for (float x : task.queries()[q]) {
          out.writeFloat(x);
        }
        out.writeDouble(task.limits()[q]);
      }
    }
    return file;
  }

  private static String child(String heap, String... args)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                GrowthStep.class.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("the child failed");
    }
    return line.strip();
  }
}
