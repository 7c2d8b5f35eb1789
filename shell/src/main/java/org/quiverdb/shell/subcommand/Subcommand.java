package org.quiverdb.shell.subcommand;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command of {@code ./quiver} beside the SQL shell, with options of its own. */
public abstract class Subcommand implements Callable<Integer> {
  /** For the results. */
  protected final PrintStream out;

  /** For errors and progress. */
  protected final PrintStream err;

  /** A command that prints there. */
  protected Subcommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command with the arguments behind its name; returns the exit status. */
  protected final int execute(String[] arguments) {
    return new CommandLine(this)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Prints why the command failed; returns the exit status that says so. */
  protected final int failed(@Nullable String reason) {
    err.println("Error: " + reason);
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Prints what is wrong with the arguments; returns the exit status that says so. */
  protected final int misused(String reason) {
    err.println("Error: " + reason);
    return CommandLine.ExitCode.USAGE;
  }
}
