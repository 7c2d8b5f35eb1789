package org.quiverdb.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.quiverdb.datasets.VectorWriter.Format;

/** Writes made or grown sets to files from the command line. */
public final class Main {
  private static final String USAGE =
      """
      generate --out FILE [--rows 10000] [--dims 1536] [--seed 1] [--base64]
          vectors shaped like embeddings, with texts in .jsonl
      grow --from SET.fvecs --out FILE [--rows 100000] [--seed 1] [--base64]
          a real set, grown by moving its rows along the differences of neighbours
      FILE ends in .fvecs, .npy or .jsonl; --base64 is for the vectors in .jsonl\
      """;

  private Main() {}

  /** Exit status 0, 1 if the file cannot be written, 2 for wrong arguments. */
  public static void main(String[] args) {
    try {
      run(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + USAGE);
      System.exit(2);
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String[] args) throws IOException {
    Map<String, String> options = options(args);
    Path out = Path.of(required(options, "--out"));
    Format format = Format.ofName(out);
    if (options.containsKey("--base64")) {
      if (format != Format.JSON_LINES) {
        throw new IllegalArgumentException("--base64 is for .jsonl");
      }
      format = Format.JSON_LINES_BASE64;
    }
    long seed = number(options, "--seed", 1);
    VectorSet set =
        switch (args[0]) {
          case "generate" ->
              new EmbeddingGenerator(
                  Math.toIntExact(number(options, "--dims", 1536)),
                  number(options, "--rows", 10_000),
                  seed);
          case "grow" ->
              new GrownSet(
                  FvecsFile.read(Path.of(required(options, "--from"))),
                  number(options, "--rows", 100_000),
                  seed);
          default -> throw new IllegalArgumentException("unknown command " + args[0]);
        };
    long start = System.nanoTime();
    VectorWriter.write(set, out, format, rows -> {});
    System.out.printf(
        "%s: %,d rows of %d dimensions in %.1f s%n",
        out, set.rows(), set.dimensions(), (System.nanoTime() - start) / 1e9);
  }

  private static Map<String, String> options(String[] args) {
    if (args.length == 0) {
      throw new IllegalArgumentException("no command");
    }
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < args.length; i++) {
      if (args[i].equals("--base64")) {
        options.put(args[i], "");
      } else if (args[i].startsWith("--") && i + 1 < args.length) {
        options.put(args[i], args[++i]);
      } else {
        throw new IllegalArgumentException("unexpected argument " + args[i]);
      }
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static long number(Map<String, String> options, String name, long ifAbsent) {
    try {
      return Long.parseLong(options.getOrDefault(name, Long.toString(ifAbsent)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " needs a whole number", e);
    }
  }
}
