package org.quiverdb.engine.exec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.exec.function.FunctionDefinition;
import org.quiverdb.engine.exec.function.FunctionEnvironment;
import org.quiverdb.engine.exec.function.FunctionRegistry;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.TextEncoding;
import org.quiverdb.engine.sql.bind.BindContext;
import org.quiverdb.engine.sql.bind.FunctionShape;
import org.quiverdb.engine.sql.bind.TableFunctionShape;

/**
 * What statements of one connection share while they are bound and while they run: databases,
 * functions, counters, the interrupt flag. Whoever owns the connection's files extends it. Not
 * thread-safe but for {@link #interrupt}.
 */
public abstract class Session implements BindContext, FunctionEnvironment {
  private volatile boolean interrupted;
  private volatile double scanProgress = Double.NaN;
  private volatile boolean progressWanted;
  private long changes;
  private long totalChanges;
  private long lastInsertRowid;

  /**
   * The open databases in the order in which unqualified names are searched: temp, main, attached
   * ones.
   */
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

  /** The functions of this connection. */
  public abstract FunctionRegistry functions();

  /** Whether foreign keys are to be enforced: {@code PRAGMA foreign_keys}. */
  public boolean enforcesForeignKeys() {
    return false;
  }

  /** Whether CHECK constraints are not looked at: {@code PRAGMA ignore_check_constraints}. */
  public boolean ignoresChecks() {
    return false;
  }

  /** Whether triggers may fire themselves: {@code PRAGMA recursive_triggers}. */
  public boolean recursiveTriggers() {
    return false;
  }

  /** The indexes by access methods, or null where there can be none. */
  public @Nullable VectorIndexes vectorIndexes() {
    return null;
  }

  /** Which share of the nearest rows an index has to find: {@code PRAGMA vector_recall}. */
  public double vectorRecall() {
    return 1;
  }

  @Override
  public final TextEncoding encoding() {
    return database("main").textEncoding();
  }

  @Override
  public final @Nullable FunctionShape function(String name, int argumentCount) {
    FunctionDefinition found = functions().find(name, argumentCount);
    if (found == null) {
      return null;
    }
    boolean steady =
        found instanceof ScalarFunction s
            && (s.isDeterministic() || (s.flags() & ScalarFunction.STABLE) != 0);
    return new FunctionShape(found.name(), found.isAggregate(), steady, found);
  }

  @Override
  public final boolean functionExists(String name) {
    return functions().exists(name);
  }

  @Override
  public @Nullable TableFunctionShape tableFunction(String name) {
    return null;
  }

  @Override
  public final @Nullable Collation collation(String name) {
    return Collation.of(name);
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

  /** Says how far a scan is: a share from 0 to 1, or NaN when there is none. */
  public final void setScanProgress(double share) {
    scanProgress = share;
    progressWanted = false;
  }

  /** Whether somebody has asked since a scan last said how far it is. */
  public final boolean isProgressWanted() {
    return progressWanted;
  }

  /**
   * How far the scan was soon after the last call, or NaN. Saying it costs a scan more than a row,
   * so that it does so only when asked. Any thread.
   */
  public final double scanProgress() {
    progressWanted = true;
    return scanProgress;
  }

  @Override
  public final long changes() {
    return changes;
  }

  @Override
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

  /** Does something that is not to be seen in {@link #changes} and its kin. */
  public final void uncounted(Runnable work) {
    long changesBefore = changes;
    long totalBefore = totalChanges;
    long rowidBefore = lastInsertRowid;
    try {
      work.run();
    } finally {
      changes = changesBefore;
      totalChanges = totalBefore;
      lastInsertRowid = rowidBefore;
    }
  }

  @Override
  public final long lastInsertRowid() {
    return lastInsertRowid;
  }

  public final void setLastInsertRowid(long rowid) {
    lastInsertRowid = rowid;
  }
}
