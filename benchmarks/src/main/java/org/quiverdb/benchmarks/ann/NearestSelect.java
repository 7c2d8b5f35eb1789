package org.quiverdb.benchmarks.ann;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.quiverdb.benchmarks.Times;

/** The nearest rows through one prepared statement. Row numbers count from 0, as rowids do here. */
final class NearestSelect implements AutoCloseable {
  private final PreparedStatement statement;
  private final int[] rows;
  private final double[] distances;
  private int count;

  /**
   * @param from what follows FROM: the table {@code t}, and perhaps a condition
   */
  NearestSelect(Connection connection, Metric metric, String from, int k) throws SQLException {
    statement =
        connection.prepareStatement(
            "SELECT id, %s(e, ?) AS d FROM %s ORDER BY d LIMIT %d"
                .formatted(metric.function(), from, k));
    rows = new int[k];
    distances = new double[k];
  }

  /** Asks once; the nanoseconds from binding the vector to the last row. */
  long run(float[] query) throws SQLException {
    long start = System.nanoTime();
    count = 0;
    statement.setObject(1, query);
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        rows[count] = found.getInt(1);
        distances[count++] = found.getDouble(2);
      }
    }
    return System.nanoTime() - start;
  }

  /** How many rows the last answer has. */
  int count() {
    return count;
  }

  /** The rows of the last answer; what stands behind {@link #count} is of no meaning. */
  int[] rows() {
    return rows;
  }

  /** The distance of the last row of the last answer. */
  double farthest() {
    return count == 0 ? Double.NEGATIVE_INFINITY : distances[count - 1];
  }

  /** How many rows of the last answer are no farther than a limit. */
  int within(double limit) {
    int hits = 0;
    for (int i = 0; i < count; i++) {
      hits += distances[i] <= limit + Metric.TOLERANCE * Math.max(1, Math.abs(limit)) ? 1 : 0;
    }
    return hits;
  }

  /**
   * Asks the queries of a task in turn.
   *
   * @return the recall: the share of true hits among the k rows that each should have
   */
  double run(Task task, int times, Times into) throws SQLException {
    int[][] found = new int[times][];
    for (int i = 0; i < times; i++) {
      into.add(run(task.queries()[i % task.queries().length]));
      found[i] = Arrays.copyOf(rows, count);
    }
    double recall = 0;
    for (int i = 0; i < times; i++) {
      recall += task.recall(i % task.queries().length, found[i]) / times;
    }
    return recall;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
