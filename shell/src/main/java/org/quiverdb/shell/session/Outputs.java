package org.quiverdb.shell.session;

import java.io.FileOutputStream;
import java.io.OutputStream;
import org.quiverdb.shell.output.ByteOutput;

/** Standard output and error, and the file that output goes to instead for a while. */
public final class Outputs {
  private final ByteOutput standard;
  private final ByteOutput error;
  private ByteOutput current;
  private String name = "stdout";
  private int linesLeft;
  private final boolean ofProcess;
  private boolean terminal;

  public Outputs(OutputStream out, OutputStream err) {
    ofProcess = out instanceof FileOutputStream;
    standard = new ByteOutput(out);
    error = new ByteOutput(err);
    current = standard;
  }

  /** Where output goes now. */
  public ByteOutput out() {
    return current;
  }

  /** Standard output, wherever output goes now. */
  public ByteOutput standard() {
    return standard;
  }

  /** Standard error. */
  public ByteOutput error() {
    return error;
  }

  /** Says that standard output is a terminal. */
  public void setTerminal() {
    terminal = true;
  }

  /** Whether output goes to a terminal now. */
  boolean isAtTerminal() {
    return terminal && current == standard;
  }

  /** Whether standard output is that of the process, so that other programs can have it too. */
  boolean isOfProcess() {
    return ofProcess;
  }

  /** What {@code .show} calls it. */
  public String name() {
    return name;
  }

  /** Says a line on standard error, behind all output so far. */
  public void complain(String line) {
    current.flush();
    error.println(line).flush();
  }

  /** Writes to standard error at once, without ending a line. */
  public void show(String text) {
    error.print(text).flush();
  }

  /**
   * Sends output to a file or a command from now on.
   *
   * @param targetName what {@code .show} is to call it
   */
  public void redirect(String targetName, OutputStream target) {
    current = new ByteOutput(target);
    name = targetName;
  }

  /** Sends output to standard error from now on. */
  public void redirectToError() {
    reset();
    current = error;
    name = "stderr";
  }

  /** The redirection ends behind the next line of input. */
  public void onlyNextLine() {
    linesLeft = 2;
  }

  /** A dot-command has been run: counts it if the redirection is for one line only. */
  public void commandDone() {
    if (linesLeft > 0) {
      linesLeft--;
      if (linesLeft == 0) {
        reset();
      }
    }
  }

  /** SQL has been run: ends a redirection that is for one line only. */
  public void sqlDone() {
    if (linesLeft > 0) {
      linesLeft = 0;
      reset();
    }
  }

  /** Sends output to standard output again. */
  public void reset() {
    if (current == error) {
      error.flush();
    }
    ByteOutput ended = current;
    current = standard;
    name = "stdout";
    if (ended != error && ended != standard) {
      ended.close();
    }
  }

  /** Hands everything written so far to the system. */
  public void flush() {
    current.flush();
    standard.flush();
  }
}
