package org.quiverdb.benchmarks.ann;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quiverdb.benchmarks.Times;

/**
 * The first query after opening a file: its pages are in the cache of the operating system, the JVM
 * is warm, but this file was never open in it. Each opening is that of another copy.
 *
 * <p>Arguments: {@code [--rows 100000] [--opens 5] [--set embeddings] [--dir target/bench/ann]}.
 * JVM options as for {@link NearestNeighbours}; a copy takes 0.7 GB of disk.
 */
public final class ColdOpen {
  private static final int K = 10;
  private static final int WARM_ROWS = 10_000;
  private static final int WARM_QUERIES = 10_000;
  private static final int WARM_OPENS = 10;
  private static final int CHUNK = 1 << 20;

  private final Task task;
  private final TableFiles files;
  private final Times opened = new Times("open the file");
  private final Times prepared = new Times("prepare");
  private final Times first = new Times("first query");
  private final Times second = new Times("second query");
  private final Times all = new Times("open, prepare and first query");

  private ColdOpen(Task task, TableFiles files) {
    this.task = task;
    this.files = files;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Flags flags = Flags.of(args, "rows", "opens", "set", "dir");
    Task task = Task.of(flags.text("set", "embeddings"), flags.number("rows", 100_000), K);
    System.out.printf("%,d x %d, %s, %s%n", task.rows(), task.dims(), task.metric(), task.source());
    TableFiles files = new TableFiles(Path.of(flags.text("dir", "target/bench/ann")));
    ColdOpen cold = new ColdOpen(task, files);
    cold.warmUp();
    cold.run(flags.number("opens", 5));
  }

  private Path indexed(String name, int rows) throws Exception {
    Path file = files.loaded(name, task, rows);
    try (Connection c = TableFiles.open(file)) {
      TableFiles.index(c, task.metric());
    }
    return file;
  }

  private void warmUp() throws Exception {
    Path file = indexed("warm", Math.min(WARM_ROWS, task.rows()));
    for (int i = 0; i < WARM_OPENS; i++) {
      try (Connection c = TableFiles.open(file);
          NearestSelect select = new NearestSelect(c, task.metric(), "t", K)) {
        select.run(task, WARM_QUERIES / WARM_OPENS, new Times("warm"));
      }
    }
    TableFiles.delete(file);
  }

  private void run(int opens) throws Exception {
    Path file = indexed("cold", task.rows());
    List<Path> copies = new ArrayList<>();
    for (int i = 0; i < opens; i++) {
      copies.add(files.copy(file, "cold-" + i));
    }
    for (Path copy : copies) {
      read(copy);
      open(copy);
      TableFiles.delete(copy);
    }
    TableFiles.delete(file);
    for (Times times : List.of(opened, prepared, first, second, all)) {
      System.out.printf(
          Locale.ROOT,
          "%-32s median %8.2f ms, least %8.2f, most %8.2f%n",
          times.name(),
          times.median(),
          times.percentile(0),
          times.percentile(1));
    }
  }

  /** Makes sure that the operating system has the pages. */
  private static void read(Path file) throws Exception {
    byte[] chunk = new byte[CHUNK];
    try (var in = Files.newInputStream(file)) {
      while (in.read(chunk) >= 0) {
        // Only reading counts.
      }
    }
  }

  private void open(Path file) throws Exception {
    long start = System.nanoTime();
    try (Connection c = TableFiles.open(file)) {
      long afterOpen = System.nanoTime();
      try (NearestSelect select = new NearestSelect(c, task.metric(), "t", K)) {
        long afterPrepare = System.nanoTime();
        select.run(task.queries()[0]);
        long afterFirst = System.nanoTime();
        second.add(select.run(task.queries()[1]));
        opened.add(afterOpen - start);
        prepared.add(afterPrepare - afterOpen);
        first.add(afterFirst - afterPrepare);
        all.add(afterFirst - start);
      }
    }
  }
}
