package org.quiverdb.loader.target;

import java.util.Optional;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * The table {@code quiver_load_progress}: how far an unfinished load came with each file, committed
 * together with the rows. It is an ordinary table, and goes away when no load is unfinished.
 */
final class Positions {
  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS quiver_load_progress(\"table\" TEXT, file TEXT, bytes INTEGER,"
          + " checksum INTEGER, records INTEGER, rejected INTEGER, rejected_bytes INTEGER,"
          + " complete INTEGER)";

  private final QuiverConnection connection;
  private final String table;

  Positions(QuiverConnection connection, String table) {
    this.connection = connection;
    this.table = table;
  }

  /** Whether a load into the table is unfinished. */
  boolean any() {
    if (!exists("quiver_load_progress") || !exists(table)) {
      return false;
    }
    try (QuiverStatement query =
        connection.prepare("SELECT 1 FROM quiver_load_progress WHERE \"table\" = ?1 LIMIT 1")) {
      query.bindText(1, table);
      return query.step();
    }
  }

  /** Where a load of this file stopped. */
  Optional<LoadPosition> find(FileIdentity file) {
    if (!any()) {
      return Optional.empty();
    }
    try (QuiverStatement query =
        connection.prepare(
            "SELECT records, rejected, rejected_bytes, complete FROM quiver_load_progress"
                + " WHERE \"table\" = ?1 AND bytes = ?2 AND checksum = ?3")) {
      bind(query, file);
      if (!query.step()) {
        return Optional.empty();
      }
      return Optional.of(
          new LoadPosition(
              query.getLong(0), query.getLong(1), query.getLong(2), query.getLong(3) != 0));
    }
  }

  /**
   * Makes the table if need be, and drops what is left from a table of the same name that is gone.
   */
  void prepare(boolean newTable) {
    connection.execute(CREATE);
    if (newTable) {
      deleteAll();
    }
  }

  /** Notes the position, inside the transaction that is open. */
  void put(FileIdentity file, LoadPosition position) {
    try (QuiverStatement delete =
            connection.prepare(
                "DELETE FROM quiver_load_progress"
                    + " WHERE \"table\" = ?1 AND bytes = ?2 AND checksum = ?3");
        QuiverStatement insert =
            connection.prepare(
                "INSERT INTO quiver_load_progress VALUES(?1, ?4, ?2, ?3, ?5, ?6, ?7, ?8)")) {
      bind(delete, file);
      delete.step();
      bind(insert, file);
      insert.bindText(4, file.name());
      insert.bindLong(5, position.records());
      insert.bindLong(6, position.rejected());
      insert.bindLong(7, position.rejectedBytes());
      insert.bindLong(8, position.complete() ? 1 : 0);
      insert.step();
    }
  }

  /** Forgets the load. */
  void clear() {
    if (!exists("quiver_load_progress")) {
      return;
    }
    connection.execute("BEGIN IMMEDIATE");
    deleteAll();
    boolean empty;
    try (QuiverStatement query = connection.prepare("SELECT 1 FROM quiver_load_progress LIMIT 1")) {
      empty = !query.step();
    }
    if (empty) {
      connection.execute("DROP TABLE quiver_load_progress");
    }
    connection.execute("COMMIT");
  }

  boolean exists(String name) {
    try (QuiverStatement query =
        connection.prepare(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1 COLLATE NOCASE")) {
      query.bindText(1, name);
      return query.step();
    }
  }

  private void deleteAll() {
    try (QuiverStatement delete =
        connection.prepare("DELETE FROM quiver_load_progress WHERE \"table\" = ?1")) {
      delete.bindText(1, table);
      delete.step();
    }
  }

  private void bind(QuiverStatement statement, FileIdentity file) {
    statement.bindText(1, table);
    statement.bindLong(2, file.bytes());
    statement.bindLong(3, file.checksum());
  }
}
