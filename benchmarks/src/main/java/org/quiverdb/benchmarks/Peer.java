package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database engine behind JDBC, opened with the same settings on every side. */
enum Peer {
  QUIVER("Quiver", "jdbc:quiver:"),
  C_SQLITE("sqlite-jdbc 3.54.1", "jdbc:sqlite:");

  final String title;
  private final String prefix;

  Peer(String title, String prefix) {
    this.title = title;
    this.prefix = prefix;
  }

  Path file(Path directory) {
    return directory.resolve(name().toLowerCase(java.util.Locale.ROOT) + ".db");
  }

  /** Opens a file: pages of 4,096 bytes, journal DELETE, synchronous FULL, page cache 256 MB. */
  Connection open(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection(prefix + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = 4096");
      statement.execute("PRAGMA journal_mode = DELETE");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -262144");
    }
    return connection;
  }

  /** Opens a file that does not exist yet. */
  Connection create(Path file) throws SQLException, IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
    return open(file);
  }
}
