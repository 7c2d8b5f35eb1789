package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A savepoint, named by the caller or numbered by the connection. */
final class JdbcSavepoint implements Savepoint {
  private final int id;
  private final @Nullable String name;

  JdbcSavepoint(int id, @Nullable String name) {
    this.id = id;
    this.name = name;
  }

  /** The name that the engine knows it by. */
  String sqlName() {
    return name == null ? "JDBC_SAVEPOINT_" + id : name;
  }

  @Override
  public int getSavepointId() throws SQLException {
    if (name != null) {
      throw Errors.misuse("a named savepoint has no id");
    }
    return id;
  }

  @Override
  public String getSavepointName() throws SQLException {
    if (name == null) {
      throw Errors.misuse("an unnamed savepoint has no name");
    }
    return name;
  }
}
