package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The same query in a JVM that was started without any flags, so without SIMD. */
public final class PlainJvm {
  private PlainJvm() {}

  /**
   * The child: prints the nanoseconds and the answer of each query, one a line.
   *
   * @param args the database file, the file of query vectors, bytes of each, threads to use
   */
  public static void main(String[] args) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[1])));
    byte[] vector = new byte[Integer.parseInt(args[2])];
    try (NearestQuery query =
        new NearestQuery(Path.of(args[0]), "vector32", Integer.parseInt(args[3]))) {
      while (all.remaining() >= vector.length) {
        all.get(vector);
        System.out.println(query.run(vector) + " " + query.answer(vector));
      }
    }
  }

  /** Starts the child; the first part of its answers only warms it up. */
  static Times run(Path folder, Path file, List<byte[]> vectors, List<String> answers, int threads)
      throws IOException, InterruptedException {
    Path asked = folder.resolve("plain.f32");
    try (var out = Files.newOutputStream(asked)) {
      for (byte[] vector : vectors) {
        out.write(vector);
      }
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process child =
        new ProcessBuilder(
                java,
                "-cp",
                classPath,
                PlainJvm.class.getName(),
                file.toString(),
                asked.toString(),
                Integer.toString(vectors.get(0).length),
                Integer.toString(threads))
            .redirectError(folder.resolve("plain.err").toFile())
            .start();
    List<String> lines =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    if (child.waitFor() != 0 || lines.size() != vectors.size()) {
      throw new IOException("the child failed, see " + folder.resolve("plain.err"));
    }
    Times times = new Times("F32, threads: " + threads + ", plain java -cp (scalar)");
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(" ");
      if (!parts[1].split(",")[0].equals(answers.get(i).split(",")[0])) {
        throw new IllegalStateException("without flags " + parts[1] + ", else " + answers.get(i));
      }
      if (i >= lines.size() / 3) {
        times.add(Long.parseLong(parts[0]));
      }
    }
    return times;
  }
}
