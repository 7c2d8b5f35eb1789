package org.quiverdb.embed.store;

import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/** Names of tables in SQL text. */
public final class SqlNames {
  private SqlNames() {}

  /** The name with its quotes. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Whether there is a table of that name. */
  public static boolean exists(QuiverConnection connection, String table) {
    try (QuiverStatement query =
        connection.prepare(
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower(?)")) {
      query.bindText(1, table);
      return query.step();
    }
  }
}
