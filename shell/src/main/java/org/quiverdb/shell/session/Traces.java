package org.quiverdb.shell.session;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.output.ByteOutput;

/** Where {@code .log} and {@code .trace} write what happens. Not thread-safe. */
public final class Traces {
  /** What is traced of a statement. */
  public enum Kind {
    STATEMENT,
    PROFILE,
    ROW
  }

  private final Outputs outputs;
  private @Nullable ByteOutput log;
  private @Nullable ByteOutput trace;
  private Kind kind = Kind.STATEMENT;

  Traces(Outputs outputs) {
    this.outputs = outputs;
  }

  /** Opens what a name says: {@code stdout}, {@code stderr}, {@code off} (null), or a file. */
  private @Nullable ByteOutput open(String name, Shell shell) throws IOException {
    return switch (name) {
      case "off" -> null;
      case "stdout" -> outputs.standard();
      case "stderr" -> outputs.error();
      default -> new ByteOutput(Files.newOutputStream(shell.database.resolve(name)));
    };
  }

  /** Errors go there from now on. */
  public void logTo(String name, Shell shell) throws IOException {
    close(log);
    log = null;
    log = open(name, shell);
  }

  /** Statements go there from now on. */
  public void traceTo(String name, Kind what, Shell shell) throws IOException {
    close(trace);
    trace = null;
    trace = open(name, shell);
    kind = what;
  }

  private void close(@Nullable ByteOutput output) {
    if (output != null && output != outputs.standard() && output != outputs.error()) {
      output.close();
    }
  }

  /** Logs an error with its code. */
  void error(int code, String message, String sql) {
    if (log != null) {
      log.println("(" + code + ") " + message + " in \"" + sql + "\"").flush();
    }
  }

  /** A statement begins. */
  void began(String sql) {
    if (trace != null && kind == Kind.STATEMENT) {
      trace.println(ended(sql)).flush();
    }
  }

  /** A row has come. */
  void row(String sql) {
    if (trace != null && kind == Kind.ROW) {
      trace.println(ended(sql)).flush();
    }
  }

  /** A statement has ended. */
  void ended(String sql, long nanos) {
    if (trace != null && kind == Kind.PROFILE) {
      trace.println(ended(sql) + " -- " + nanos + " ns").flush();
    }
  }

  private static String ended(String sql) {
    int end = sql.length();
    while (end > 0 && sql.charAt(end - 1) == ';') {
      end--;
    }
    return sql.substring(0, end) + ";";
  }

  void close() {
    close(log);
    close(trace);
    log = null;
    trace = null;
  }
}
