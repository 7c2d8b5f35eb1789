package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The two C SQLites that write files beside Quiver. */
enum StockSqlite {
  /** That of sqlite-jdbc. */
  LIBRARY {
    @Override
    String run(Path file, String... statements) {
      StringBuilder result = new StringBuilder();
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement s = c.createStatement()) {
        for (String sql : statements) {
          if (s.execute(sql)) {
            append(s, result);
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return result.toString().strip();
    }
  },

  /** {@code sqlite3} of the machine; tests are skipped where there is none. */
  SHELL {
    @Override
    String run(Path file, String... statements) {
      assumeTrue(hasShell(), "there is no sqlite3");
      try {
        Path errors = Files.createTempFile("sqlite3", ".txt");
        Process shell =
            new ProcessBuilder("sqlite3", "-batch", "-bail", file.toString())
                .redirectError(errors.toFile())
                .start();
        try (OutputStream input = shell.getOutputStream()) {
          for (String sql : statements) {
            String end = sql.startsWith(".") || sql.endsWith(";") ? "\n" : ";\n";
            input.write((sql + end).getBytes(StandardCharsets.UTF_8));
          }
        } catch (IOException e) {
          // It has ended early; its message tells why.
        }
        byte[] output = shell.getInputStream().readAllBytes();
        int status = shell.waitFor();
        String message = Files.readString(errors);
        Files.delete(errors);
        if (status != 0 || !message.isEmpty()) {
          throw new IllegalStateException(message);
        }
        return new String(output, StandardCharsets.UTF_8).strip();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  };

  /**
   * Runs statements, each a whole one, in one connection.
   *
   * @return the first column of all rows
   */
  abstract String run(Path file, String... statements);

  /** Requires that this SQLite finds the file sound. */
  void check(Path file) {
    assertEquals("ok", run(file, "PRAGMA integrity_check"));
  }

  static boolean hasShell() {
    for (String folder : String.valueOf(System.getenv("PATH")).split(":")) {
      if (Files.isExecutable(Path.of(folder, "sqlite3"))) {
        return true;
      }
    }
    return false;
  }

  private static void append(Statement s, StringBuilder result) throws SQLException {
    try (ResultSet rows = s.getResultSet()) {
      while (rows.next()) {
        result.append(rows.getString(1)).append('\n');
      }
    }
  }
}
