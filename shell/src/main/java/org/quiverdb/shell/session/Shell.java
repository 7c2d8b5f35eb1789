package org.quiverdb.shell.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.ByteOutput;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.OutputSettings;

/**
 * The state of one shell: its database, its settings, its outputs. One thread uses it; only {@link
 * #interrupt} may come from another.
 */
public final class Shell implements AutoCloseable {
  public final Settings settings = new Settings();
  public final Outputs outputs;
  public final Database database;
  public final Parameters parameters = new Parameters();
  public final Traces traces;
  private final DotCommandRunner dotCommands;
  public final LastResult lastResult = new LastResult();
  private @Nullable BuildLine buildLine;
  private @Nullable StatementLine statementLine;
  private volatile boolean interrupted;
  private OutputSettings outputSettings = new OutputSettings();

  public Shell(Database database, Outputs outputs, DotCommandRunner dotCommands) {
    this.database = database;
    this.outputs = outputs;
    traces = new Traces(outputs);
    this.dotCommands = dotCommands;
  }

  /** How rows are written. */
  public OutputSettings outputSettings() {
    return outputSettings;
  }

  /** Changes how rows are written, all at once. */
  public void setOutputSettings(OutputSettings changed) {
    outputSettings = changed;
  }

  /** Where output goes now. */
  public ByteOutput out() {
    return outputs.out();
  }

  /** Says a line on standard error. */
  public void complain(String line) {
    outputs.complain(line);
  }

  /** The connection; a database that cannot be opened ends the program. */
  public QuiverConnection connection() {
    try {
      return database.connection();
    } catch (QuiverException e) {
      complain("Error: unable to open database \"" + database.name() + "\": " + e.getMessage());
      throw new ShellExit(1);
    }
  }

  /** Interrupts what runs: the statement, and with it the script or the import. Any thread. */
  public void interrupt() {
    interrupted = true;
    database.interrupt();
  }

  /** Whether what runs was interrupted. */
  public boolean isInterrupted() {
    return interrupted;
  }

  /** To be called when the user asks for something new. */
  void clearInterrupt() {
    interrupted = false;
  }

  /** Shows how far long statements are, on a terminal where somebody waits for them. */
  public void showProgress() {
    buildLine = new BuildLine(outputs::show, System::nanoTime);
    statementLine = new StatementLine(outputs::show);
  }

  /** A statement begins: says how far it is if it takes long. */
  void beginProgress() {
    if (statementLine != null) {
      statementLine.begin(connection());
    }
  }

  /** What is written from now on is not about progress. */
  void endProgress() {
    if (statementLine != null) {
      statementLine.end();
    }
  }

  /** Runs all statements of a text and writes their rows. */
  public void runSql(String sql) throws StatementFailure {
    BuildLine line = buildLine;
    if (line != null) {
      connection()
          .setBuildListener(
              (index, step, share) -> {
                endProgress();
                line.progress(index, step, share);
              });
    }
    try {
      new SqlRunner(this).run(sql);
    } finally {
      endProgress();
      if (line != null) {
        line.clear();
      }
    }
  }

  /** Runs a line that begins with a dot. */
  public Outcome runDotCommand(String line) {
    Outcome outcome = dotCommands.run(this, line);
    outputs.commandDone();
    return outcome;
  }

  /**
   * All rows of a query of the shell's own; {@code parameters} are bound as TEXT.
   *
   * @throws QuiverException when it fails
   */
  public List<Cell[]> query(String sql, String... parameters) {
    List<Cell[]> rows = new ArrayList<>();
    try (QuiverStatement statement = connection().prepare(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.bindText(i + 1, parameters[i]);
      }
      while (statement.step()) {
        rows.add(Cell.row(statement));
      }
    }
    return rows;
  }

  @Override
  public void close() {
    traces.close();
    if (statementLine != null) {
      statementLine.close();
    }
    outputs.reset();
    outputs.flush();
    database.close();
  }
}
