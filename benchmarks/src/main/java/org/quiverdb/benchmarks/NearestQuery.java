package org.quiverdb.benchmarks;

import java.nio.file.Path;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** The exact ten nearest rows of one file, asked through one prepared statement. */
final class NearestQuery implements AutoCloseable {
  /** How many threads a scan may use. */
  private static final String THREADS = "quiver.scan.threads";

  /** As many threads as Quiver uses when nothing is set. */
  static final int BY_DEFAULT = 0;

  private final QuiverConnection connection;
  private final QuiverStatement statement;
  private final int threads;

  /**
   * @param make turns a float32 blob into the type of the file's column
   * @param threads that a scan may use, or {@link #BY_DEFAULT}
   */
  NearestQuery(Path file, String make, int threads) {
    this.threads = threads;
    connection = QuiverConnection.open(file.toString(), OpenOptions.DEFAULT.forReading());
    statement =
        connection.prepare(
            "SELECT id, vector_distance_cos(e, %s(?1)) AS d FROM t ORDER BY d LIMIT 10"
                .formatted(make));
  }

  /** How many threads a scan uses when nothing is set. */
  static int defaultThreads() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void setThreads() {
    if (threads == BY_DEFAULT) {
      System.clearProperty(THREADS);
    } else {
      System.setProperty(THREADS, Integer.toString(threads));
    }
  }

  /** Asks once; the nanoseconds from binding the vector to the last row. */
  long run(byte[] vector) {
    setThreads();
    long start = System.nanoTime();
    statement.bindBlob(1, vector);
    int rows = 0;
    while (statement.step()) {
      rows += statement.isNull(1) ? 0 : 1;
    }
    statement.reset();
    long nanos = System.nanoTime() - start;
    if (rows != 10) {
      throw new IllegalStateException(rows + " rows");
    }
    return nanos;
  }

  /** The rowids of the answer. */
  String answer(byte[] vector) {
    setThreads();
    statement.bindBlob(1, vector);
    StringBuilder ids = new StringBuilder();
    while (statement.step()) {
      ids.append(ids.isEmpty() ? "" : ",").append(statement.getLong(0));
    }
    statement.reset();
    return ids.toString();
  }

  @Override
  public void close() {
    statement.close();
    connection.close();
  }
}
