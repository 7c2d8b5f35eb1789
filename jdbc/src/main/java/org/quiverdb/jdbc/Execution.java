package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * An engine statement as the driver runs it: errors become SQLExceptions, the query timeout is
 * kept, and its columns are remembered between runs.
 */
final class Execution {
  private static final Set<String> OUTSIDE_TRANSACTION =
      Set.of("BEGIN", "PRAGMA", "ATTACH", "DETACH", "VACUUM");

  private final JdbcConnection connection;
  private final QuiverStatement statement;
  private final boolean closesAtEnd;
  private final boolean insert;
  private final boolean needsTransaction;
  private @Nullable Deadline deadline;
  private @Nullable List<ColumnInfo> columns;
  private @Nullable Map<String, Integer> labels;
  private int columnsVersion;

  /**
   * A statement to run.
   *
   * @param closesAtEnd whether the engine's statement is closed with its rows, or kept for more
   * runs
   */
  Execution(JdbcConnection connection, QuiverStatement statement, boolean closesAtEnd) {
    this.connection = connection;
    this.statement = statement;
    this.closesAtEnd = closesAtEnd;
    String word = SqlText.firstWord(statement.sql());
    this.insert = !statement.isReadOnly() && isInsert(word);
    this.needsTransaction = !OUTSIDE_TRANSACTION.contains(word);
  }

  private static boolean isInsert(String word) {
    return word.equals("INSERT") || word.equals("REPLACE") || word.equals("WITH");
  }

  /** Whether it is to run in a transaction where there is no autocommit. */
  boolean needsTransaction() {
    return needsTransaction;
  }

  QuiverStatement statement() {
    return statement;
  }

  boolean isInsert() {
    return insert;
  }

  boolean returnsRows() {
    return statement.columnCount() > 0;
  }

  /**
   * Takes the first step.
   *
   * @param timeoutSeconds 0 for none
   * @return whether there is a row
   */
  boolean start(int timeoutSeconds) throws SQLException {
    Deadline.stop(deadline);
    deadline = timeoutSeconds == 0 ? null : new Deadline(connection.engine(), timeoutSeconds);
    return step();
  }

  /** Takes a step; true when there is a row. */
  boolean step() throws SQLException {
    Deadline limit = deadline;
    boolean row = false;
    try {
      if (limit == null) {
        row = statement.step();
      } else {
        row = stepUntil(limit);
      }
      return row;
    } catch (QuiverException e) {
      throw limit != null && limit.expired() && e.resultCode() == ResultCode.INTERRUPT
          ? Errors.timeout(e, limit.seconds())
          : Errors.running(e);
    } finally {
      if (!row) {
        stopTimer();
      }
    }
  }

  private boolean stepUntil(Deadline limit) {
    limit.enter();
    try {
      return statement.step();
    } finally {
      limit.exit();
    }
  }

  private void stopTimer() {
    Deadline.stop(deadline);
    deadline = null;
  }

  /** Ends a run; the engine's statement is closed if it serves for one run only. */
  void end() throws SQLException {
    stopTimer();
    try {
      if (closesAtEnd) {
        statement.close();
      } else {
        statement.reset();
      }
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  List<ColumnInfo> columns() {
    List<ColumnInfo> known = columns;
    if (known == null || columnsVersion != statement.version()) {
      columnsVersion = statement.version();
      known = statement.columns();
      columns = known;
      labels = null;
    }
    return known;
  }

  /** Columns by label, as written and in lower case; the first of equal labels. */
  Map<String, Integer> labels() {
    List<ColumnInfo> current = columns();
    Map<String, Integer> known = labels;
    if (known == null) {
      known = labels(current);
      labels = known;
    }
    return known;
  }

  static Map<String, Integer> labels(List<ColumnInfo> columns) {
    Map<String, Integer> labels = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      labels.putIfAbsent(columns.get(i).name(), i + 1);
    }
    for (int i = 0; i < columns.size(); i++) {
      labels.putIfAbsent(columns.get(i).name().toLowerCase(Locale.ROOT), i + 1);
    }
    return labels;
  }
}
