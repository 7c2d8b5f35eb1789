package org.quiverdb.shell.session;

/** Runs the lines that begin with a dot. */
public interface DotCommandRunner {
  /** Runs one line, says on standard error what went wrong. */
  Outcome run(Shell shell, String line);
}
