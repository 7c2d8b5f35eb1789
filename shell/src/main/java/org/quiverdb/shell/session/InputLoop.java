package org.quiverdb.shell.session;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.sql.syntax.StatementSplitter;

/**
 * Reads an input line by line, collects lines until they make whole statements, and runs those;
 * lines that begin with a dot are commands when they do not continue a statement.
 */
public final class InputLoop {
  private static final double NANOS = 1e9;

  private final Shell shell;
  private final LineSource lines;
  private final LineScan scan = new LineScan();
  private final StringBuilder sql = new StringBuilder();
  private int lineNumber;
  private int startLine;
  private int failures;

  public InputLoop(Shell shell, LineSource lines) {
    this.shell = shell;
    this.lines = lines;
  }

  /** Reads to the end, to .quit, or to the first failure if the shell is to bail out. */
  public Outcome run() {
    while (failures == 0 || !shell.settings.bail || lines.isInteractive()) {
      shell.outputs.flush();
      String line = lines.next(!sql.isEmpty());
      if (lines.wasAbandoned()) {
        forget();
        continue;
      }
      if (lines.isInteractive()) {
        shell.clearInterrupt();
      }
      if (line == null || shell.isInterrupted()) {
        break;
      }
      lineNumber++;
      if (accept(line) == Outcome.QUIT) {
        return Outcome.failedIf(failures > 0);
      }
    }
    if (!sql.isEmpty()) {
      echo(sql.toString());
      runSql();
    }
    return Outcome.failedIf(failures > 0);
  }

  private void forget() {
    sql.setLength(0);
    scan.reset();
  }

  private Outcome accept(String typed) {
    String line = typed;
    if (scan.isPlain()
        && StatementText.isTerminator(line)
        && StatementSplitter.isComplete(sql + "\n;")) {
      line = ";";
    }
    boolean first = sql.isEmpty();
    scan.add(line);
    if (first && scan.isBlank()) {
      echo(line);
      scan.reset();
      return Outcome.OK;
    }
    if (first && (line.startsWith(".") || line.startsWith("#"))) {
      echo(line);
      scan.reset();
      return line.startsWith("#") ? Outcome.OK : command(line);
    }
    if (first) {
      startLine = lineNumber;
      sql.append(line.stripLeading());
    } else {
      sql.append('\n').append(line);
    }
    if (scan.endsWithSemicolon() && StatementSplitter.isComplete(sql.toString())) {
      echo(sql.toString());
      runSql();
      shell.outputs.sqlDone();
    } else if (scan.isBlank()) {
      echo(sql.toString());
      forget();
    }
    return Outcome.OK;
  }

  private Outcome command(String line) {
    Outcome outcome = shell.runDotCommand(line);
    if (outcome == Outcome.FAILED) {
      failures++;
    }
    return outcome;
  }

  private void echo(String text) {
    if (shell.settings.echo) {
      shell.out().println(text);
    }
  }

  private void runSql() {
    String text = sql.toString();
    forget();
    QuiverConnection connection = shell.connection();
    long start = System.nanoTime();
    @Nullable Duration cpu = shell.settings.timer ? cpuTime() : null;
    StatementFailure failure = null;
    try {
      shell.runSql(text);
    } catch (StatementFailure e) {
      failure = e;
    }
    if (cpu != null) {
      showTime(System.nanoTime() - start, cpuTime().minus(cpu));
    }
    if (failure != null) {
      shell.complain(failure.inScript(lines.isInteractive() ? "" : " near line " + startLine));
      failures++;
    } else if (shell.settings.showChanges) {
      shell
          .out()
          .println(
              "changes: "
                  + connection.changes()
                  + "   total_changes: "
                  + connection.totalChanges());
    }
  }

  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void showTime(long nanos, Duration cpu) {
    shell
        .out()
        .print(
            String.format(
                Locale.ROOT,
                "Run Time: real %.3f user %f sys %f%n",
                nanos / NANOS,
                cpu.toNanos() / NANOS,
                0.0));
  }
}
