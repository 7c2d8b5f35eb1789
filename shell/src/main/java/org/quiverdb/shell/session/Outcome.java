package org.quiverdb.shell.session;

/** How a dot-command ended. */
public enum Outcome {
  OK,
  FAILED,
  /** Reading of this input ends. */
  QUIT;

  /** FAILED if there was a failure, else OK. */
  public static Outcome failedIf(boolean failed) {
    return failed ? FAILED : OK;
  }
}
