package org.quiverdb.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.quiverdb.engine.api.ColumnInfo;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverConnection.SqlScript;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.QueryPlanPrinter;
import org.quiverdb.shell.output.RowPrinter;

/** Runs the statements of a text one after the other, until one fails. */
final class SqlRunner {
  private static final String EXPLAIN = "EXPLAIN";
  private static final Pattern QUERY_PLAN =
      Pattern.compile(
          "\\s*EXPLAIN\\s+QUERY\\s+PLAN\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Shell shell;

  SqlRunner(Shell shell) {
    this.shell = shell;
  }

  void run(String sql) throws StatementFailure {
    QuiverConnection connection = shell.connection();
    SqlScript script = new SqlScript(sql);
    while (true) {
      int start = script.position();
      QuiverStatement statement;
      try {
        statement = connection.prepareNext(script);
      } catch (QuiverException e) {
        throw StatementFailure.preparing(e, sql, start);
      }
      if (statement == null) {
        return;
      }
      try (statement) {
        if (shell.settings.queryPlan && !isExplain(statement)) {
          showPlan(connection, statement.sql());
        }
        printRows(statement);
      } catch (QuiverException e) {
        throw StatementFailure.stepping(e);
      }
    }
  }

  private static boolean isExplain(QuiverStatement statement) {
    return statement.sql().stripLeading().regionMatches(true, 0, EXPLAIN, 0, EXPLAIN.length());
  }

  private void showPlan(QuiverConnection connection, String sql) {
    try (QuiverStatement plan = connection.prepare("EXPLAIN QUERY PLAN " + sql)) {
      printRows(plan);
    }
  }

  private RowPrinter printerFor(QuiverStatement statement) {
    if (isExplain(statement) && QUERY_PLAN.matcher(statement.sql()).matches()) {
      return new QueryPlanPrinter(shell.out());
    }
    return shell.outputSettings().mode.printer(shell.outputSettings(), shell.out());
  }

  private void printRows(QuiverStatement statement) {
    if (!statement.step()) {
      return;
    }
    RowPrinter printer = printerFor(statement);
    List<String> names = new ArrayList<>();
    for (ColumnInfo column : statement.columns()) {
      names.add(column.name());
    }
    printer.begin(names);
    try {
      do {
        printer.row(Cell.row(statement));
      } while (statement.step());
    } finally {
      printer.end();
    }
  }
}
