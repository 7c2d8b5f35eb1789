package org.quiverdb.engine.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.index.SessionIndexes;
import org.quiverdb.engine.exec.pragma.PragmaFunctions;
import org.quiverdb.engine.exec.pragma.Pragmas;
import org.quiverdb.engine.exec.session.FileCopy;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.statement.StatementFactory;
import org.quiverdb.engine.exec.vector.NearestFunction;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.pager.Frame;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.sql.bind.TableFunctionShape;
import org.quiverdb.engine.sql.syntax.ParsedStatement;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.Pragma;
import org.quiverdb.engine.sql.syntax.tree.TransactionStatement;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.vector.DistanceMetric;

/**
 * A connection to a database file, or to a database in memory. Several connections, in one JVM or
 * many, and C SQLite may have the same file open. Any thread may use a connection; uses are
 * serialised, and a transaction belongs to the connection, not to a thread. {@link #interrupt}
 * alone does not wait.
 */
public final class QuiverConnection implements AutoCloseable {
  private final FileSession session;
  private final String path;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<QuiverStatement> statements = new LinkedHashSet<>();
  private final Set<VectorSearch> searches = new LinkedHashSet<>();
  private int functionDepth;
  private boolean closed;

  private QuiverConnection(FileSession session, String path) {
    session.setTableFunctions(name -> tableFunction(session, name));
    session.setVectorIndexes(new SessionIndexes(session));
    this.session = session;
    this.path = path;
  }

  private static @Nullable TableFunctionShape tableFunction(FileSession session, String name) {
    TableFunctionShape nearest = NearestFunction.find(session, name);
    return nearest == null ? PragmaFunctions.find(session, name) : nearest;
  }

  /** Opens a file for reading and writing, and creates it on the first write if need be. */
  public static QuiverConnection open(String path) {
    return open(path, OpenOptions.DEFAULT);
  }

  /**
   * Opens a database.
   *
   * @param path a file, {@code :memory:}, or empty for a temporary database
   * @throws org.quiverdb.engine.error.QuiverException with CANTOPEN when the file cannot be opened
   */
  public static QuiverConnection open(String path, OpenOptions options) {
    FileSession session = FileSession.open(path, options.readOnly(), options.create());
    session.setBusyTimeout(options.busyTimeoutMillis());
    session.main().pager().setKeepNewPages(!options.bulkLoad());
    QuiverConnection connection = new QuiverConnection(session, path);
    Extensions.install(connection);
    return connection;
  }

  /** Opens a database on another file system; for tests. */
  static QuiverConnection open(Vfs vfs, String fullPath) {
    return new QuiverConnection(FileSession.open(vfs, fullPath, OpenMode.CREATE), fullPath);
  }

  FileSession session() {
    return session;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  void forget(QuiverStatement statement) {
    statements.remove(statement);
  }

  void forget(VectorSearch search) {
    searches.remove(search);
  }

  /** The path it was opened with. */
  public String path() {
    return path;
  }

  /**
   * Prepares the first statement of a text.
   *
   * @throws SqlException when the text holds no statement, or more than one
   */
  public QuiverStatement prepare(String sql) {
    QuiverStatement statement = prepareNext(new SqlScript(sql));
    if (statement == null) {
      throw new SqlException(ResultCode.MISUSE, "the text holds no statement");
    }
    return statement;
  }

  /** Prepares the next statement of a script; null when nothing is left but blanks and comments. */
  public @Nullable QuiverStatement prepareNext(SqlScript script) {
    lock.lock();
    try {
      checkOpen();
      ParsedStatement parsed = script.parseNext();
      if (parsed == null) {
        return null;
      }
      QuiverStatement statement = new QuiverStatement(this, parsed, compile(parsed));
      statements.add(statement);
      return statement;
    } finally {
      lock.unlock();
    }
  }

  private Program compile(ParsedStatement parsed) {
    boolean readsFile =
        parsed.statement() instanceof Pragma pragma
            ? Pragmas.readsFile(pragma)
            : !(parsed.statement() instanceof TransactionStatement);
    if (!readsFile) {
      return new StatementFactory(session, parsed).compile();
    }
    session.transactions().enter(null);
    try {
      session.refreshSchema();
      return new StatementFactory(session, parsed).compile();
    } finally {
      session.transactions().cancel();
    }
  }

  /**
   * Begins reading and gives back the program, compiled anew if the schema is no longer the one
   * that it was compiled for.
   */
  Program currentProgram(Program program, ParsedStatement parsed) {
    checkOpen();
    clearInterrupt();
    if (!program.usesTransaction()) {
      return program;
    }
    session.transactions().enter(program.writes());
    boolean done = false;
    try {
      session.refreshSchema();
      Program current =
          program.schemaGeneration() == session.schemaGeneration()
              ? program
              : new StatementFactory(session, parsed).compile();
      done = true;
      return current;
    } finally {
      if (!done) {
        session.transactions().cancel();
      }
    }
  }

  /** An interrupt is meant for the statement that a function is called by, not for the function. */
  private void clearInterrupt() {
    if (functionDepth == 0) {
      session.clearInterrupt();
    }
  }

  /** Begins reading, as a statement does, with the schema up to date. */
  FileSession beginReading() {
    checkOpen();
    clearInterrupt();
    session.transactions().enter(null);
    boolean done = false;
    try {
      session.refreshSchema();
      done = true;
      return session;
    } finally {
      if (!done) {
        session.transactions().cancel();
      }
    }
  }

  /**
   * A search for the rows whose vectors are nearest to a query, with the best index that there is.
   * Nothing is looked up before the first search.
   *
   * @param table of the main database
   * @param column of vectors
   */
  public VectorSearch vectorSearch(String table, String column, DistanceMetric metric) {
    return add(new VectorSearch(this, table, column, metric));
  }

  /**
   * A search by the metric of a vector index, which must be usable. Of a partial index only its own
   * rows are found.
   */
  public VectorSearch vectorSearch(String index) {
    return add(new VectorSearch(this, index, null, null));
  }

  private VectorSearch add(VectorSearch search) {
    lock.lock();
    try {
      checkOpen();
      searches.add(search);
      return search;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes a function of the program's own callable in SQL on this connection, or replaces the one
   * with this name and number of arguments; it hides a built-in one. Statements that were prepared
   * before are compiled anew.
   *
   * @param name ASCII case does not matter; at most 255 bytes of UTF-8
   * @param arguments how many it takes, 0 to 127, or -1 for any number
   * @param flags of {@link SqlFunction}, or 0
   * @param function what it does, or null to remove it again
   * @throws SqlException MISUSE for a name or number that is not allowed, BUSY when a function is
   * to be replaced or removed while statements run
   */
  public void createFunction(
      String name, int arguments, int flags, @Nullable SqlFunction function) {
    lock.lock();
    try {
      checkOpen();
      UserFunctions.create(this, name, arguments, flags, function);
    } finally {
      lock.unlock();
    }
  }

  /** Runs a function; statements that it runs are part of the one that calls it. */
  void call(SqlFunction function, SqlFunctionCall call) {
    functionDepth++;
    try {
      function.call(call);
    } finally {
      functionDepth--;
    }
  }

  /** Runs every statement of a text; rows are read and dropped. */
  public void execute(String sql) {
    SqlScript script = new SqlScript(sql);
    lock.lock();
    try {
      while (executeNext(script)) {
        // Each call runs one statement.
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean executeNext(SqlScript script) {
    try (QuiverStatement statement = prepareNext(script)) {
      if (statement == null) {
        return false;
      }
      while (statement.step()) {
        // The rows of a script are nobody's.
      }
      return true;
    }
  }

  /** Rows changed by the last INSERT, UPDATE or DELETE, not counting those of triggers. */
  public long changes() {
    return session.changes();
  }

  /** Rows changed since the connection was opened, those of triggers too. */
  public long totalChanges() {
    return session.totalChanges();
  }

  /** The rowid of the last row inserted, 0 if there was none. */
  public long lastInsertRowid() {
    return session.lastInsertRowid();
  }

  /** Whether no BEGIN or SAVEPOINT is open. */
  public boolean isAutocommit() {
    return session.transactions().isAutocommit();
  }

  public boolean isReadOnly() {
    return session.isReadOnly();
  }

  /** How long to wait for locks of others, in milliseconds; 0 fails at once with SQLITE_BUSY. */
  public void setBusyTimeout(int millis) {
    session.setBusyTimeout(millis);
  }

  /** Says who is told how far the building of a vector index is; null for nobody. */
  public void setBuildListener(@Nullable BuildListener listener) {
    session.setBuildProgress(listener == null ? (index, step, share) -> {} : listener::progress);
  }

  /**
   * Makes the target's database a copy of this one, vector indexes included, in one transaction:
   * SQLite's online backup. This connection must not have uncommitted changes.
   *
   * @param target another connection, without an open transaction
   * @throws org.quiverdb.engine.error.QuiverException when one cannot be read or the other not
   *     written; the target then has its old content
   */
  public void copyTo(QuiverConnection target) {
    lock.lock();
    target.lock.lock();
    try {
      target.checkOpen();
      FileCopy.copy(beginReading(), target.session);
    } finally {
      session.transactions().cancel();
      target.lock.unlock();
      lock.unlock();
    }
  }

  /**
   * The bytes of a page as this connection sees it, for tools that look into the file.
   *
   * @param number from 1
   */
  public byte[] page(int number) {
    lock.lock();
    try {
      Pager pager = beginReading().main().pager();
      Frame frame = pager.get(number);
      byte[] bytes = Memory.bytes(frame.address(), pager.pageSize());
      pager.release(frame);
      return bytes;
    } finally {
      session.transactions().cancel();
      lock.unlock();
    }
  }

  /** How the file is reached: "posix", "channel" where that is not possible, or "memory". */
  public String fileSystem() {
    return session.main().pager().fileSystem();
  }

  /**
   * How far the scan of a table is that the running statement does: a share from 0 to 1, or NaN
   * when there is none or nothing is known about it. It is what the scan said soon after the last
   * call, so it is to be called again and again. A statement may do several scans, one after the
   * other. Any thread, at any time.
   */
  public double scanProgress() {
    return session.scanProgress();
  }

  /** Makes the statement that runs now fail with SQLITE_INTERRUPT soon. Any thread, at any time. */
  public void interrupt() {
    session.interrupt();
  }

  private void checkOpen() {
    if (closed) {
      throw new SqlException(ResultCode.MISUSE, "the connection is closed");
    }
  }

  public boolean isClosed() {
    return closed;
  }

  /** Rolls back what is open, closes all statements and the file. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      for (QuiverStatement statement : List.copyOf(statements)) {
        statement.close();
      }
      for (VectorSearch search : List.copyOf(searches)) {
        search.close();
      }
      closed = true;
      session.close();
    } finally {
      lock.unlock();
    }
  }

  /** A text of several statements and how far it has been read. Not thread-safe. */
  public static final class SqlScript {
    private final String sql;
    private int position;

    public SqlScript(String sql) {
      this.sql = sql;
    }

    /** Offset of the first char that is not yet part of a prepared statement. */
    public int position() {
      return position;
    }

    private @Nullable ParsedStatement parseNext() {
      while (position < sql.length()) {
        ParsedStatement parsed = SqlParser.parse(sql, position);
        position = parsed.endOffset();
        if (parsed.statement() != null) {
          return parsed;
        }
      }
      return null;
    }
  }
}
