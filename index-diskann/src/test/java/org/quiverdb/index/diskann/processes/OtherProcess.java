package org.quiverdb.index.diskann.processes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * A process beside that of the test. Arguments: {@code read} or {@code write}, and the path. A
 * reader checks the rows until its input ends and prints a summary; a writer changes rows until it
 * is killed and prints each version once its commit has returned.
 */
public final class OtherProcess {
  private static final int TIMEOUT_MILLIS = 2000;

  private OtherProcess() {}

  static Process start(String what, Path database) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Dquiver.debug.poison=true",
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            what,
            database.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) {
    try (QuiverConnection connection = QuiverConnection.open(arguments[1])) {
      connection.setBusyTimeout(TIMEOUT_MILLIS);
      if (arguments[0].equals("write")) {
        write(connection);
      } else {
        System.out.println("ready");
        Reader reader = new Reader(connection);
        AtomicBoolean stop = new AtomicBoolean();
        Thread.ofPlatform().daemon().start(() -> awaitEnd(stop));
        while (!stop.get()) {
          reader.readOnce();
        }
        System.out.println(reader.summary());
      }
    }
  }

  private static void awaitEnd(AtomicBoolean stop) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stop.set(true);
    }
  }

  private static void write(QuiverConnection connection) {
    VersionedRows rows = new VersionedRows(connection);
    long version = rows.version();
    System.out.println(version);
    while (true) {
      version++;
      rows.change(version);
      System.out.println(version);
      if (version % 50 == 0) {
        connection.execute("PRAGMA optimize");
      }
    }
  }

  /** Reads again and again and counts. */
  static final class Reader {
    private final VersionedRows rows;
    private long reads;
    private long busy;
    private long versions;
    private long last = -1;

    Reader(QuiverConnection connection) {
      rows = new VersionedRows(connection);
    }

    void readOnce() {
      try {
        long version = rows.check();
        reads++;
        versions += version != last ? 1 : 0;
        last = version;
      } catch (QuiverException e) {
        if (e.resultCode().primary() != ResultCode.BUSY) {
          throw e;
        }
        busy++;
      }
    }

    /** Reads, versions seen, times that the file was busy, rows asked for and missed. */
    String summary() {
      return reads + " " + versions + " " + busy + " " + rows.asked + " " + rows.missed;
    }
  }
}
