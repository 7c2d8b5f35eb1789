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
import org.quiverdb.benchmarks.MissingPeer;
import org.quiverdb.benchmarks.PeerFolder;

/**
 * A peer that is not Java, in a process of its own. It gets files of vectors and queries (float32)
 * and prints:
 *
 * <pre>
 * built SECONDS BYTES          once; bytes without the vectors
 * effort NUMBER                for each effort
 * 17,4,...                     row numbers for the first queries, one line each
 * times P50 P99 PER_SECOND     milliseconds
 * peak MEGABYTES               once, at the end: its largest resident size, vectors included
 * </pre>
 */
final class PeerProcess {
  private static final int COMPILE_MINUTES = 5;
  private static final int RUN_MINUTES = 90;
  private static final String[] EFFORTS = {"10", "20", "30", "40", "60", "80", "120", "180", "260"};

  private final Task task;
  private final PeerFolder folder;
  private final int timed;

  PeerProcess(Task task, Path folder, int timed) throws IOException {
    this.task = task;
    this.folder = new PeerFolder(folder);
    this.timed = timed;
  }

  /** Of C++: compiled against the header of the machine. */
  Curve hnswlib() throws IOException, InterruptedException, MissingPeer {
    Path source = copy("hnswlib.cpp");
    String program = folder.file("hnswlib").toString();
    try {
      folder.run(
          "compile-hnswlib",
          COMPILE_MINUTES,
          "g++",
          "-O3",
          "-march=native",
          "-pthread",
          source.toString(),
          "-o",
          program);
    } catch (MissingPeer e) {
      throw new MissingPeer("no g++ or no hnswlib header: " + e.getMessage());
    }
    return measure("hnswlib", timed, EFFORTS, program);
  }

  /** Of npm: the index of libSQL. */
  Curve libsql() throws IOException, InterruptedException, MissingPeer {
    folder.install("libsql");
    String[] rowsAsked = {"10", "20", "40", "80", "160"};
    return node("libSQL", "libsql", rowsAsked);
  }

  /** Of npm: Turso has no index, so this is exact. */
  Curve turso() throws IOException, InterruptedException, MissingPeer {
    folder.install("@tursodatabase/database");
    return node("Turso, exact", "turso", "0");
  }

  private Curve node(String name, String kind, String... efforts)
      throws IOException, InterruptedException, MissingPeer {
    int queries = Math.min(Engine.FEW_QUERIES, task.queries().length);
    return measure(name, queries, efforts, "node", copy("peer.mjs").toString(), kind);
  }

  private Path copy(String resource) throws IOException {
    Path file = folder.file(resource);
    try (InputStream in = PeerProcess.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private Curve measure(String name, int queries, String[] efforts, String... program)
      throws IOException, InterruptedException, MissingPeer {
    Path vectors = write("vectors.f32", task.vectors());
    Path asked = write("queries.f32", task.queries());
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(vectors.toString(), asked.toString()));
    command.addAll(List.of(Integer.toString(task.dims()), task.metric().option()));
    command.addAll(List.of(Integer.toString(task.k()), Integer.toString(queries)));
    command.addAll(List.of(efforts));
    try {
      Path output = folder.run(name, RUN_MINUTES, command.toArray(String[]::new));
      try (BufferedReader in = Files.newBufferedReader(output)) {
        return read(name, in);
      }
    } finally {
      Files.delete(vectors);
      Files.delete(asked);
    }
  }

  private Path write(String name, float[][] vectors) throws IOException {
    Path file = folder.file(name);
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
    String line = next(in);
    for (; line.startsWith("effort "); line = next(in)) {
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
    curve.setPeakMegabytes(Long.parseLong(line.split(" ")[1]));
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
