package org.quiverdb.shell.demo;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.datasets.EmbeddingGenerator;
import org.quiverdb.datasets.VectorSet;
import org.quiverdb.datasets.VectorWriter;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.LoadOptions;
import org.quiverdb.loader.Loader;
import org.quiverdb.loader.target.DatabaseTarget;
import org.quiverdb.loader.target.TableName;
import org.quiverdb.shell.load.ProgressDisplay;
import org.quiverdb.vector.VectorType;

/**
 * The way of a file of embeddings to nearest rows in SQL: make, load, ask. A few more vectors are
 * made than loaded; these are the questions.
 */
final class Demo {
  /** Fewer rows have no ten nearest. */
  static final long ROWS_MIN = 100;

  private static final long SEED = 1;
  private static final int QUESTIONS = 100;
  private static final int WARM_UP_QUERIES = 30;
  private static final String TABLE = "docs";
  private static final String COLUMN = "e";
  private static final String SQL =
      "SELECT id, vector_distance_cos(e, ?) AS d FROM docs ORDER BY d LIMIT 10";

  /** A number in JSON with its comma; a float in the file with what is lost between rows. */
  private static final double BYTES_PER_ELEMENT = 13 + 4.5;

  private static final long BYTES_PER_ROW = 400;

  private final Path folder;
  private final long rows;
  private final int dimensions;
  private final DemoOutput output;
  private final VectorSet vectors;

  Demo(Path folder, long rows, int dimensions, DemoOutput output) {
    this.folder = folder;
    this.rows = rows;
    this.dimensions = dimensions;
    this.output = output;
    this.vectors = new EmbeddingGenerator(dimensions, rows + QUESTIONS, SEED);
  }

  /** Runs all steps; the database stays, the JSON lines do not. */
  DemoReport run() throws IOException, LoadException {
    Path input = folder.resolve("embeddings.jsonl");
    Path database = folder.resolve("demo.db");
    Files.createDirectories(folder);
    checkSpace();
    Files.deleteIfExists(database);
    Files.deleteIfExists(folder.resolve("demo.db-journal"));

    output.step(
        1, String.format("Making %,d vectors of %d dimensions: %s", rows, dimensions, input));
    long start = System.nanoTime();
    VectorWriter.write(
        new FirstRows(vectors, rows), input, VectorWriter.Format.JSON_LINES, done -> {});
    double makeSeconds = seconds(start);
    long inputBytes = Files.size(input);
    output.detail(
        "JSON lines {id, text, topic, embedding}: %,.1f MB in %.1f s",
        inputBytes / 1e6, makeSeconds);

    output.step(
        2,
        "Loading them: quiver load "
            + input
            + " --into "
            + database
            + " --table "
            + TABLE
            + " --column "
            + COLUMN);
    start = System.nanoTime();
    load(input, database);
    double loadSeconds = seconds(start);
    Files.delete(input);
    output.detail(
        "%,d rows in %.1f s: %,.0f rows/s, %.0f MB/s",
        rows, loadSeconds, rows / loadSeconds, inputBytes / 1e6 / loadSeconds);

    output.step(3, "Asking: " + SQL);
    try (QuiverConnection connection = QuiverConnection.open(database.toString());
        QuiverStatement query = connection.prepare(SQL)) {
      double[] millis = time(query);
      DemoReport report =
          new DemoReport(
              rows,
              dimensions,
              database.toString(),
              Files.size(database),
              inputBytes,
              makeSeconds,
              loadSeconds,
              millis.length,
              millis[millis.length / 2],
              millis[millis.length * 99 / 100],
              vectors.text(rows),
              nearest(connection, query, rows));
      output.answer(report);
      output.figures(report);
      DemoTexts.run(folder, database, connection, output);
      output.nextSteps(database);
      return report;
    }
  }

  private void checkSpace() throws IOException, LoadException {
    long needed = (long) (rows * (dimensions * BYTES_PER_ELEMENT + BYTES_PER_ROW));
    FileStore store = Files.getFileStore(folder);
    long free = store.getUsableSpace();
    if (free < needed) {
      throw new LoadException(
          String.format(
              "%s has %,.0f MB free, the demo needs %,.0f MB: use --rows, or --dir on another disk",
              folder.toAbsolutePath(), free / 1e6, needed / 1e6));
    }
  }

  private void load(Path input, Path database) throws LoadException {
    TableName table = new TableName(TABLE, COLUMN, VectorType.FLOAT32);
    try (DatabaseTarget target = DatabaseTarget.open(database, table)) {
      Loader.load(
          List.of(input),
          target,
          LoadOptions.DEFAULT,
          ProgressDisplay.forTerminal(output.stream()));
    }
  }

  /** Times each question once, after some that warm the JVM up; sorted milliseconds. */
  private double[] time(QuiverStatement query) {
    double[] millis = new double[QUESTIONS];
    float[] question = new float[dimensions];
    for (int i = -WARM_UP_QUERIES; i < QUESTIONS; i++) {
      vectors.vector(rows + Math.floorMod(i, QUESTIONS), question);
      long start = System.nanoTime();
      query.bindVector(1, question);
      while (query.step()) {
        query.getLong(0);
      }
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private List<DemoReport.Row> nearest(
      QuiverConnection connection, QuiverStatement query, long questionRow) {
    float[] question = new float[dimensions];
    vectors.vector(questionRow, question);
    List<DemoReport.Row> found = new ArrayList<>();
    try (QuiverStatement text = connection.prepare("SELECT text FROM docs WHERE id = ?")) {
      query.bindVector(1, question);
      while (query.step()) {
        text.bindLong(1, query.getLong(0));
        text.step();
        found.add(
            new DemoReport.Row(
                query.getLong(0), query.getDouble(1), String.valueOf(text.getText(0))));
        text.reset();
      }
    }
    return found;
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
