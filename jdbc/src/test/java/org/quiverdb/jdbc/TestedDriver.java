package org.quiverdb.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The drivers that the contract tests hold to the same expectations. */
enum TestedDriver {
  QUIVER("jdbc:quiver:"),
  SQLITE("jdbc:sqlite:");

  private final String prefix;

  TestedDriver(String prefix) {
    this.prefix = prefix;
  }

  Connection open(String rest) throws SQLException {
    return DriverManager.getConnection(prefix + rest);
  }

  Connection open(Path file) throws SQLException {
    return open(file.toString());
  }

  Connection openMemory() throws SQLException {
    return open(":memory:");
  }
}
