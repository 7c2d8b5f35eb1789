package org.quiverdb.engine.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.sql.bind.BindContext;

/**
 * What statements of one connection share while they are bound and while they run: databases, functions, counters, the interrupt
 * flag. Whoever owns the connection's files extends it. Not thread-safe but for {@link #interrupt}.
 */
public abstract class Session implements BindContext {
  private volatile boolean interrupted;
  private long changes;
  private long totalChanges;
  private long lastInsertRowid;

  /** The open databases in the order in which unqualified names are searched: temp, main, attached ones. */
  public abstract List<Database> openDatabases();

  /** The database of that name, as the binder wrote it into the plan. */
  public final Database database(String name) {
    for (Database database : openDatabases()) {
      if (Names.same(database.name(), name)) {
        return database;
      }
    }
    throw new IllegalStateException("no database " + name);
  }

  @Override
  public final List<String> databases() {
    List<String> names = new ArrayList<>();
    for (Database database : openDatabases()) {
      names.add(database.name());
    }
    return names;
  }

  @Override
  public final @Nullable Schema schema(String name) {
    for (Database database : openDatabases()) {
      if (Names.same(database.name(), name)) {
        return database.schema();
      }
    }
    return null;
  }

  /** Makes the running statements fail with SQLITE_INTERRUPT soon. Any thread. */
  public final void interrupt() {
    interrupted = true;
  }

  /** To be called when a statement begins and no other runs. */
  public final void clearInterrupt() {
    interrupted = false;
  }

  public final boolean isInterrupted() {
    return interrupted;
  }

  /** Rows changed by the last INSERT, UPDATE or DELETE that finished. */
  public final long changes() {
    return changes;
  }

  public final long totalChanges() {
    return totalChanges;
  }

  /**
   * Sets the count of the last statement.
   *
   * @param withTriggers what is added to {@link #totalChanges}
   */
  public final void setChanges(long direct, long withTriggers) {
    changes = direct;
    totalChanges += withTriggers;
  }

  public final long lastInsertRowid() {
    return lastInsertRowid;
  }

  public final void setLastInsertRowid(long rowid) {
    lastInsertRowid = rowid;
  }
}
