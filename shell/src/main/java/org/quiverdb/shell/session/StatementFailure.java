package org.quiverdb.shell.session;

import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.SqlException;

/** A statement that could not be prepared or run. The message says all, the place included. */
public final class StatementFailure extends Exception {
  /** What was being done when it failed. */
  public enum Phase {
    PREPARE("in prepare", "Parse error"),
    STEP("stepping", "Runtime error");

    final String inArgument;
    final String inScript;

    Phase(String inArgument, String inScript) {
      this.inArgument = inArgument;
      this.inScript = inScript;
    }
  }

  private static final int CONTEXT_BEFORE = 50;
  private static final int CONTEXT_LENGTH = 78;
  private static final int POINT_FROM_RIGHT = 25;

  private final Phase phase;
  private final int status;

  private StatementFailure(Phase phase, int status, String message) {
    super(message);
    this.phase = phase;
    this.status = status;
  }

  /** A failure to prepare the statement that begins at {@code start} of the text. */
  static StatementFailure preparing(QuiverException e, String sql, int start) {
    return new StatementFailure(
        Phase.PREPARE, status(e), message(e) + context(e, sql, afterSpace(sql, start)));
  }

  private static int afterSpace(String sql, int start) {
    int i = start;
    while (i < sql.length() && sql.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  /** A failure while a statement ran. */
  static StatementFailure stepping(QuiverException e) {
    return new StatementFailure(Phase.STEP, status(e), message(e));
  }

  private static int status(QuiverException e) {
    return e.resultCode().primary().number();
  }

  private static String message(QuiverException e) {
    int code = status(e);
    return code > 1 ? e.getMessage() + " (" + code + ")" : e.getMessage();
  }

  /** Two lines that show the place: a piece of the statement, and an arrow below. */
  private static String context(QuiverException e, String sql, int start) {
    if (!(e instanceof SqlException mistake)
        || mistake.offset() < start
        || mistake.offset() > sql.length()) {
      return "";
    }
    int offset = mistake.offset();
    int from = Math.max(start, offset - CONTEXT_BEFORE);
    int to = Math.min(sql.length(), from + CONTEXT_LENGTH);
    String piece = sql.substring(from, to).replaceAll("\\s", " ");
    int before = offset - from;
    String arrow =
        before < POINT_FROM_RIGHT
            ? " ".repeat(before) + "^--- error here"
            : " ".repeat(before - 14) + "error here ---^";
    return "\n  " + piece + "\n  " + arrow;
  }

  /** The result code, without its extension. */
  public int status() {
    return status;
  }

  /** How a failure of SQL on the command line is told. */
  public String inArgument() {
    return "Error: " + phase.inArgument + ", " + getMessage();
  }

  /** How a failure of SQL from an input is told; {@code place} is empty or " near line N". */
  public String inScript(String place) {
    return phase.inScript + place + ": " + getMessage();
  }
}
