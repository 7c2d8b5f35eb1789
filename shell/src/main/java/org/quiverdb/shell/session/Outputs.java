package org.quiverdb.shell.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quiverdb.shell.output.ByteOutput;

/** Standard output and error, and the file that output goes to instead for a while. */
public final class Outputs {
  private final ByteOutput standard;
  private final ByteOutput error;
  private ByteOutput current;
  private String name = "stdout";
  private int linesLeft;

  public Outputs(OutputStream out, OutputStream err) {
    standard = new ByteOutput(out);
    error = new ByteOutput(err);
    current = standard;
  }

  /** Where output goes now. */
  public ByteOutput out() {
    return current;
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

  /** Sends output to a file from now on. */
  public void redirect(String fileName, Path file) throws IOException {
    reset();
    current = new ByteOutput(Files.newOutputStream(file));
    name = fileName;
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
    } else if (current != standard) {
      current.close();
    }
    current = standard;
    name = "stdout";
  }

  /** Hands everything written so far to the system. */
  public void flush() {
    current.flush();
    standard.flush();
  }
}
