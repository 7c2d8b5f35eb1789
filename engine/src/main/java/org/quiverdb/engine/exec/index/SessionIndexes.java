package org.quiverdb.engine.exec.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.spi.AccessMethod;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorRows;

/**
 * The open indexes of one session. An index is opened at its first use and again after each change
 * of the schema.
 */
public final class SessionIndexes implements VectorIndexes {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final FileSession session;
  private final Map<String, OpenIndex> entries = new HashMap<>();
  private final SliceBudget budget = new SliceBudget();
  private boolean draining;

  /** When the running commit began to drain; only if it drains. */
  private long drainStart;

  private boolean drained;

  public SessionIndexes(FileSession session) {
    this.session = session;
  }

  private FileDatabase database() {
    return session.main();
  }

  @Override
  public @Nullable AccessMethod method(String name) {
    return AccessMethods.find(name);
  }

  @Override
  public @Nullable VectorIndex open(MethodIndex index) {
    return entry(index).open();
  }

  @Override
  public @Nullable String obstacle(MethodIndex index) {
    return entry(index).obstacle();
  }

  @Override
  public VectorRows rows(MethodIndex index) {
    return entry(index).host().rows();
  }

  private OpenIndex entry(MethodIndex index) {
    String key = Names.key(index.name());
    OpenIndex entry = entries.get(key);
    if (entry == null || entry.generation() != database().generation()) {
      forget(index.name());
      entry = new OpenIndex(new SessionHost(session, index), index, database().generation());
      entries.put(key, entry);
    }
    return entry;
  }

  @Override
  public void execute(String sql) {
    try (SessionStatement statement = new SessionStatement(session, sql)) {
      statement.run();
    }
  }

  @Override
  public void build(MethodIndex index) {
    AccessMethod method = method(index.method());
    if (method == null) {
      throw SqlException.error("no such access method: " + index.method());
    }
    try (SessionHost host = new SessionHost(session, index)) {
      method.build(host);
    }
  }

  @Override
  public void forget(String name) {
    OpenIndex entry = entries.remove(Names.key(name));
    if (entry != null) {
      entry.close();
    }
  }

  @Override
  public void drainAll() {
    for (MethodIndex index : usable()) {
      VectorIndex open = open(index);
      if (open != null && !(open.isBuiltFaster() && renewed(index))) {
        drain(index);
      }
    }
  }

  /** Opens it again: a try to renew it has closed it. */
  private void drain(MethodIndex index) {
    VectorIndex open = open(index);
    if (open != null) {
      open.drain(-1);
    }
  }

  /**
   * Builds an index anew in the place of the old one; its tables and triggers stay what they are.
   * False if that is not possible, say because of a row that CREATE INDEX would refuse.
   */
  private boolean renewed(MethodIndex index) {
    FileDatabase database = database();
    int savepoint = database.openSavepoint();
    try {
      forget(index.name());
      execute("DELETE FROM " + ChangeTriggers.quote(index.table(MethodIndex.LOG)));
      for (String suffix : index.suffixes()) {
        execute("DELETE FROM " + ChangeTriggers.quote(index.table(suffix)));
      }
      build(index);
      database.releaseSavepoint(savepoint);
      return true;
    } catch (SqlException e) {
      if (e.resultCode() != ResultCode.ERROR) {
        throw e;
      }
      forget(index.name());
      database.rollbackToSavepoint(savepoint);
      database.releaseSavepoint(savepoint);
      return false;
    }
  }

  private List<MethodIndex> usable() {
    List<MethodIndex> usable = new ArrayList<>();
    for (MethodIndex index : database().schema().methodIndexes()) {
      if (index.detached() == null && method(index.method()) != null) {
        usable.add(index);
      }
    }
    return usable;
  }

  @Override
  public void drainDue() {
    if (draining || !database().hasSchema()) {
      return;
    }
    draining = true;
    try {
      List<MethodIndex> due = usable();
      due.removeIf(index -> !isDue(index));
      drained = !due.isEmpty();
      drainStart = drained ? session.clock().nanoTime() : 0;
      for (int i = 0; i < due.size(); i++) {
        drainDue(due.get(i), due.size() - i);
      }
    } finally {
      draining = false;
    }
  }

  /**
   * Drains an index, which may take long to open, in what is left of the time.
   *
   * @param sharers this one and those that come after it
   */
  private void drainDue(MethodIndex index, int sharers) {
    FileDatabase database = database();
    int savepoint = database.openSavepoint();
    try {
      VectorIndex open = open(index);
      if (open != null) {
        long millis = (session.clock().nanoTime() - drainStart) / NANOS_PER_MILLI;
        open.drain(Math.max(0, budget.millis() - millis) / sharers);
      }
    } catch (QuiverException e) {
      forget(index.name());
      database.rollbackToSavepoint(savepoint);
      if (e.resultCode().primary() == ResultCode.IOERR) {
        throw e;
      }
    }
    database.releaseSavepoint(savepoint);
  }

  @Override
  public void committed() {
    if (drained) {
      drained = false;
      budget.took(session.clock().nanoTime() - drainStart);
    }
  }

  private boolean isDue(MethodIndex index) {
    AccessMethod method = method(index.method());
    try {
      return method != null && method.isDrainDue(entry(index).host());
    } catch (QuiverException e) {
      return false;
    }
  }

  @Override
  public List<String> check(MethodIndex index, int maxFindings) {
    VectorIndex open = open(index);
    return open == null
        ? List.of("index " + index.name() + " is detached: " + obstacle(index))
        : open.check(maxFindings);
  }

  @Override
  public void close() {
    entries.values().forEach(OpenIndex::close);
    entries.clear();
  }
}
