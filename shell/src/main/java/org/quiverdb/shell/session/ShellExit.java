package org.quiverdb.shell.session;

/** Ends the program at once; whatever there is to say has been said. */
public final class ShellExit extends RuntimeException {
  private final int status;

  public ShellExit(int status) {
    super("exit status " + status, null, false, false);
    this.status = status;
  }

  /** The exit status of the program. */
  public int status() {
    return status;
  }
}
