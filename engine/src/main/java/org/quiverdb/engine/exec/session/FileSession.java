package org.quiverdb.engine.exec.session;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.exec.VectorIndexes;
import org.quiverdb.engine.exec.function.FunctionRegistry;
import org.quiverdb.engine.exec.txn.Transactions;
import org.quiverdb.engine.pager.BusyTimeout;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.sql.bind.TableFunctionShape;
import org.quiverdb.engine.vfs.Clock;
import org.quiverdb.engine.vfs.MemoryVfs;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Randomness;
import org.quiverdb.engine.vfs.Vfs;

/**
 * The session of one connection: its file, its transaction, its settings. Not thread-safe but for
 * {@link #interrupt}.
 */
public final class FileSession extends Session implements AutoCloseable {
  private final FileDatabase main;
  private final boolean inMemory;
  private final List<Database> databases;
  private final Transactions transactions;
  private final FunctionRegistry functions = new FunctionRegistry(FunctionRegistry.builtIn());
  private final Settings settings = new Settings();
  private Function<String, @Nullable TableFunctionShape> tableFunctions = name -> null;
  private @Nullable VectorIndexes vectorIndexes;
  private BuildProgress buildProgress = (index, step, share) -> {};
  private Clock clock = Clock.system();

  private FileSession(FileDatabase main, boolean inMemory) {
    this.main = main;
    this.inMemory = inMemory;
    this.databases = List.of(main);
    this.transactions = new Transactions(List.of(main));
  }

  /**
   * Opens a database.
   *
   * @param path a file, {@code :memory:}, or empty for a temporary database
   */
  public static FileSession open(String path, boolean readOnly, boolean create) {
    boolean inMemory = path.isEmpty() || path.equals(":memory:");
    Vfs vfs = inMemory ? new MemoryVfs() : Vfs.system();
    OpenMode mode = mode(readOnly, create || inMemory);
    return open(vfs, vfs.fullPath(inMemory ? "memory" : path), mode);
  }

  /** Opens a database on a file system of the caller's. */
  public static FileSession open(Vfs vfs, String fullPath, OpenMode mode) {
    Pager pager = Pager.open(vfs, fullPath, mode);
    return new FileSession(new FileDatabase("main", pager), vfs.isVolatile());
  }

  private static OpenMode mode(boolean readOnly, boolean create) {
    if (readOnly) {
      return OpenMode.READ_ONLY;
    }
    return create ? OpenMode.CREATE : OpenMode.READ_WRITE;
  }

  @Override
  public List<Database> openDatabases() {
    return databases;
  }

  /** The main database. */
  public FileDatabase main() {
    return main;
  }

  @Override
  public FunctionRegistry functions() {
    return functions;
  }

  @Override
  public long currentTimeMillis() {
    return clock.currentTimeMillis();
  }

  /** What time it is for this session, at first the system's. */
  public Clock clock() {
    return clock;
  }

  /** Sets another clock, so that what depends on the time can be run again. */
  public void setClock(Clock value) {
    clock = value;
  }

  @Override
  public long randomLong() {
    return Randomness.system().nextLong();
  }

  public Transactions transactions() {
    return transactions;
  }

  public Settings settings() {
    return settings;
  }

  @Override
  public boolean enforcesForeignKeys() {
    return settings.foreignKeys();
  }

  @Override
  public boolean ignoresChecks() {
    return settings.ignoreChecks();
  }

  /** Whether the database lives in memory only. */
  public boolean isInMemory() {
    return inMemory;
  }

  /** Whether triggers may fire themselves: {@code PRAGMA recursive_triggers}. */
  @Override
  public boolean recursiveTriggers() {
    return settings.recursiveTriggers();
  }

  /** Says where table-valued functions are found; there are none before. */
  public void setTableFunctions(Function<String, @Nullable TableFunctionShape> source) {
    tableFunctions = source;
  }

  /** Says who runs the indexes by access methods; there are none before. */
  public void setVectorIndexes(VectorIndexes value) {
    vectorIndexes = value;
    main.setAroundCommit(value::drainDue, value::committed);
  }

  @Override
  public @Nullable VectorIndexes vectorIndexes() {
    return vectorIndexes;
  }

  @Override
  public double vectorRecall() {
    return settings.vectorRecall();
  }

  /** Who is told how far the building of an index is; at first nobody. */
  public BuildProgress buildProgress() {
    return buildProgress;
  }

  public void setBuildProgress(BuildProgress value) {
    buildProgress = value;
  }

  @Override
  public @Nullable TableFunctionShape tableFunction(String name) {
    return tableFunctions.apply(name);
  }

  public boolean isReadOnly() {
    return main.pager().isReadOnly();
  }

  /** How long to wait for locks of others, in milliseconds. */
  public void setBusyTimeout(int millis) {
    settings.setBusyTimeoutMillis(Math.max(0, millis));
    main.pager().setBusyHandler(new BusyTimeout(millis, Clock.system(), this::isInterrupted));
  }

  /** Reads schemas again that others, or a rollback, have changed. Needs a read transaction. */
  public void refreshSchema() {
    main.refresh();
  }

  /** Another number whenever a compiled program may no longer fit. */
  public long schemaGeneration() {
    return main.generation() + settings.generation();
  }

  @Override
  public void close() {
    transactions.rollbackAll();
    if (vectorIndexes != null) {
      vectorIndexes.close();
    }
    main.close();
  }
}
