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
        shell.traces.error(code(e), String.valueOf(e.getMessage()), sql.substring(start).strip());
        throw StatementFailure.preparing(e, sql, start);
      }
      if (statement == null || shell.isInterrupted()) {
        return;
      }
      try (statement) {
        run(connection, statement);
      } catch (QuiverException e) {
        shell.traces.error(code(e), String.valueOf(e.getMessage()), statement.sql());
        throw StatementFailure.stepping(e);
      }
    }
  }

  private static int code(QuiverException e) {
    return e.resultCode().number();
  }

  private void run(QuiverConnection connection, QuiverStatement statement) {
    if (shell.settings.queryPlan && !isExplain(statement)) {
      showPlan(connection, statement.sql());
    }
    long start = System.nanoTime();
    shell.parameters.bind(statement);
    shell.traces.began(statement.sql());
    printRows(statement);
    shell.traces.ended(statement.sql(), System.nanoTime() - start);
    if (shell.settings.statistics) {
      Statistics.print(shell);
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
    boolean auto = shell.outputSettings().autoExplain;
    if (auto && isExplain(statement) && QUERY_PLAN.matcher(statement.sql()).matches()) {
      return new QueryPlanPrinter(shell.out());
    }
    return shell.outputSettings().mode.printer(shell.outputSettings(), shell.out());
  }

  private void printRows(QuiverStatement statement) {
    shell.beginProgress();
    if (!statement.step()) {
      shell.endProgress();
      return;
    }
    RowPrinter printer = printerFor(statement);
    List<String> names = new ArrayList<>();
    for (ColumnInfo column : statement.columns()) {
      names.add(column.name());
    }
    shell.lastResult.begin(names);
    if (!shell.outputSettings().mode.isColumnar()) {
      shell.endProgress();
    }
    VectorCells cells = VectorCells.of(shell, statement);
    String sql = statement.sql();
    printer.begin(names);
    try {
      do {
        shell.traces.row(sql);
        Cell[] row = Cell.row(statement);
        shell.lastResult.add(row);
        printer.row(cells.shown(row));
      } while (statement.step());
    } finally {
      shell.endProgress();
      printer.end();
    }
  }
}
