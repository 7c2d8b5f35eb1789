package org.quiverdb.benchmarks.ann;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A peer that is not Java, in a process of its own. It gets files of vectors and queries (float32)
 * and prints:
 *
 * <pre>
 * built SECONDS BYTES          once; bytes without the vectors
 * effort NUMBER                for each effort
 * 17,4,...                     row numbers for the first queries, one line each
 * times P50 P99 PER_SECOND     milliseconds
 * </pre>
 */
final class PeerProcess {
  private static final int INSTALL_MINUTES = 5;
  private static final String[] EFFORTS = {"10", "20", "30", "40", "60", "80", "120", "180", "260"};

  /** Searches on disk pages take long; these are asked fewer questions. */
  private static final int FEW_QUERIES = 100;

  private final Task task;
  private final Path folder;
  private final int timed;

  /** A peer that cannot be had here. */
  static final class Skipped extends Exception {
    private static final long serialVersionUID = 1;

    Skipped(String why) {
      super(why);
    }
  }

  PeerProcess(Task task, Path folder, int timed) throws IOException {
    this.task = task;
    // Absolute, because the peers are started in it.
    this.folder = Files.createDirectories(folder.resolve("peers").toAbsolutePath());
    this.timed = timed;
  }

  /** Of C++: compiled against the header of the machine. */
  Curve hnswlib() throws IOException, InterruptedException, Skipped {
    Path source = copy("hnswlib.cpp");
    run(
        "no g++ or no hnswlib header",
        "g++",
        "-O3",
        "-march=native",
        "-pthread",
        source.toString(),
        "-o",
        "hnswlib");
    return measure("hnswlib", timed, EFFORTS, folder.resolve("hnswlib").toString());
  }

  /** Of npm: the index of libSQL. */
  Curve libsql() throws IOException, InterruptedException, Skipped {
    install("libsql");
    String[] rowsAsked = {"10", "20", "40", "80", "160"};
    return node("libSQL", "libsql", rowsAsked);
  }

  /** Of npm: Turso has no index, so this is exact. */
  Curve turso() throws IOException, InterruptedException, Skipped {
    install("@tursodatabase/database");
    return node("Turso, exact", "turso", "0");
  }

  /** Of npm: vec0 tables of sqlite-vec are exact. */
  Curve sqliteVec() throws IOException, InterruptedException, Skipped {
    install("libsql");
    install("sqlite-vec");
    return node("sqlite-vec, exact", "sqlite-vec", "0");
  }

  private Curve node(String name, String kind, String... efforts)
      throws IOException, InterruptedException, Skipped {
    int queries = Math.min(FEW_QUERIES, task.queries().length);
    return measure(name, queries, efforts, "node", copy("peer.mjs").toString(), kind);
  }

  private Path copy(String resource) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in = PeerProcess.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private void install(String npmPackage) throws IOException, InterruptedException, Skipped {
    if (Files.isDirectory(folder.resolve("node_modules").resolve(npmPackage))) {
      return;
    }
    Path manifest = folder.resolve("package.json");
    if (!Files.exists(manifest)) {
      Files.writeString(manifest, "{\"private\":true}");
    }
    String why = "npm package " + npmPackage + " cannot be installed";
    run(why, "npm", "install", "--no-audit", "--no-fund", npmPackage);
  }

  private void run(String why, String... command)
      throws IOException, InterruptedException, Skipped {
    try {
      Process process = start(folder.resolve("out.txt"), command);
      if (process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0) {
        return;
      }
      process.destroyForcibly();
    } catch (IOException e) {
      throw new Skipped(why);
    }
    throw new Skipped(why);
  }

  private Process start(Path output, String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(output.toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  private Curve measure(String name, int queries, String[] efforts, String... program)
      throws IOException, InterruptedException, Skipped {
    Path vectors = write("vectors.f32", task.vectors());
    Path asked = write("queries.f32", task.queries());
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(vectors.toString(), asked.toString()));
    command.addAll(List.of(Integer.toString(task.dims()), task.metric().option()));
    command.addAll(List.of(Integer.toString(task.k()), Integer.toString(queries)));
    command.addAll(List.of(efforts));
    Path output = folder.resolve("out.txt");
    int status = start(output, command.toArray(String[]::new)).waitFor();
    Files.delete(vectors);
    Files.delete(asked);
    if (status != 0) {
      throw new Skipped("failed, see " + folder.resolve("err.txt"));
    }
    try (BufferedReader in = Files.newBufferedReader(output)) {
      return read(name, in);
    }
  }

  private Path write(String name, float[][] vectors) throws IOException {
    Path file = folder.toAbsolutePath().resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (float[] vector : vectors) {
        out.write(Task.blob(vector));
      }
    }
    return file;
  }

  private Curve read(String name, BufferedReader in) throws IOException {
    String[] built = next(in).split(" ");
    double bytes = Double.parseDouble(built[2]) / task.rows();
    Curve curve = new Curve(name, Double.parseDouble(built[1]), bytes);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      int effort = Integer.parseInt(line.split(" ")[1]);
      double hits = 0;
      int queries = 0;
      String answer = next(in);
      for (; !answer.startsWith("times "); answer = next(in)) {
        int[] rows = Arrays.stream(answer.split(",")).mapToInt(Integer::parseInt).toArray();
        hits += task.recall(queries++, rows);
      }
      String[] t = answer.split(" ");
      curve.add(
          new Curve.Point(
              effort,
              hits / queries,
              Double.parseDouble(t[1]),
              Double.parseDouble(t[2]),
              Double.parseDouble(t[3])));
    }
    return curve;
  }

  private static String next(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the output ends early");
    }
    return line;
  }
}
