package org.quiverdb.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverConnection.SqlScript;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;

/**
 * A connection. Without autocommit a transaction begins with the first statement after a commit or
 * rollback, so that an idle connection holds no lock. Threads may share it: the engine serialises
 * them, and there is one transaction for all.
 */
final class JdbcConnection extends ConnectionBase {
  private final String url;
  private final QuiverConnection engine;
  private final DateFormat dates;
  private final TransactionMode transactionMode;
  private final ReentrantLock transactionLock = new ReentrantLock();
  private final Set<ResultHolder> statements =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private volatile boolean autoCommit = true;
  private volatile boolean readOnly;
  private volatile @Nullable SQLWarning warnings;
  private int savepointCount;

  private JdbcConnection(String url, QuiverConnection engine, ConnectionSettings settings)
      throws SQLException {
    this.url = url;
    this.engine = engine;
    this.dates = settings.dateFormat();
    this.transactionMode = settings.transactionMode();
  }

  /** Opens the database and runs the pragmas of the settings. */
  static JdbcConnection open(String url, ConnectionSettings settings) throws SQLException {
    QuiverConnection engine;
    try {
      engine = QuiverConnection.open(settings.path(), settings.openOptions());
    } catch (QuiverException e) {
      throw Errors.opening(e);
    }
    boolean done = false;
    try {
      JdbcConnection connection = new JdbcConnection(url, engine, settings);
      connection.warnings = ConnectionPragmas.run(engine, settings);
      done = true;
      return connection;
    } finally {
      if (!done) {
        engine.close();
      }
    }
  }

  @Override
  QuiverConnection delegate() {
    return engine;
  }

  QuiverConnection engine() {
    return engine;
  }

  DateFormat dates() {
    return dates;
  }

  String url() {
    return url;
  }

  @Override
  void checkOpen() throws SQLException {
    if (engine.isClosed()) {
      throw Errors.misuse("the connection is closed");
    }
  }

  void forget(ResultHolder statement) {
    statements.remove(statement);
  }

  /** Prepares the next statement of a script, null at its end. */
  @Nullable QuiverStatement prepareNext(SqlScript script) throws SQLException {
    try {
      return engine.prepareNext(script);
    } catch (QuiverException e) {
      throw Errors.preparing(e);
    }
  }

  /** Before a statement is run: refuses writes if read-only, begins a transaction if one is due. */
  void beforeRun(Execution execution) throws SQLException {
    QuiverStatement statement = execution.statement();
    if (readOnly && !statement.isReadOnly()) {
      throw Errors.running(new SqlException(ResultCode.READONLY, ResultCode.READONLY.text()));
    }
    if (!autoCommit && execution.needsTransaction()) {
      ensureTransaction();
    }
  }

  private void ensureTransaction() throws SQLException {
    transactionLock.lock();
    try {
      if (engine.isAutocommit()) {
        run(readOnly ? TransactionMode.DEFERRED.sql() : transactionMode.sql());
      }
    } finally {
      transactionLock.unlock();
    }
  }

  private void run(String sql) throws SQLException {
    try {
      engine.execute(sql);
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  /** Begins a transaction for a batch, if none is open; true if it has begun one. */
  boolean beginBatch() throws SQLException {
    transactionLock.lock();
    try {
      if (!autoCommit || readOnly || !engine.isAutocommit()) {
        return false;
      }
      run(TransactionMode.IMMEDIATE.sql());
      return true;
    } finally {
      transactionLock.unlock();
    }
  }

  /** Ends the transaction of a batch, which an error may have ended already. */
  void endBatch(boolean ours) throws SQLException {
    if (ours && !engine.isAutocommit()) {
      commitOrRollBack();
    }
  }

  private void commitOrRollBack() throws SQLException {
    boolean done = false;
    try {
      run("COMMIT");
      done = true;
    } finally {
      if (!done && !engine.isAutocommit()) {
        run("ROLLBACK");
      }
    }
  }

  @Override
  public boolean getAutoCommit() throws SQLException {
    checkOpen();
    return autoCommit;
  }

  /** Commits what is open when autocommit is turned on. */
  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
    if (this.autoCommit != autoCommit) {
      if (autoCommit && !engine.isAutocommit()) {
        run("COMMIT");
      }
      this.autoCommit = autoCommit;
    }
  }

  private void requireManualCommit() throws SQLException {
    checkOpen();
    if (autoCommit) {
      throw Errors.misuse("database in auto-commit mode");
    }
  }

  @Override
  public void commit() throws SQLException {
    requireManualCommit();
    if (!engine.isAutocommit()) {
      run("COMMIT");
    }
  }

  @Override
  public void rollback() throws SQLException {
    requireManualCommit();
    if (!engine.isAutocommit()) {
      run("ROLLBACK");
    }
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    return setSavepoint(new JdbcSavepoint(++savepointCount, null));
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    return setSavepoint(new JdbcSavepoint(++savepointCount, name));
  }

  private Savepoint setSavepoint(JdbcSavepoint savepoint) throws SQLException {
    requireManualCommit();
    ensureTransaction();
    run("SAVEPOINT " + SqlText.quote(savepoint.sqlName()));
    return savepoint;
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    requireManualCommit();
    run("ROLLBACK TO " + SqlText.quote(sqlName(savepoint)));
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    requireManualCommit();
    run("RELEASE " + SqlText.quote(sqlName(savepoint)));
  }

  private static String sqlName(Savepoint savepoint) throws SQLException {
    if (savepoint instanceof JdbcSavepoint ours) {
      return ours.sqlName();
    }
    throw Errors.argument("not a savepoint of this driver: " + savepoint);
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return readOnly || engine.isReadOnly();
  }

  /** Makes this connection refuse writes, or accept them again if the database was opened so. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
    this.readOnly = readOnly;
  }

  /** What of the settings could not be followed when the connection was opened. */
  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings;
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings = null;
  }

  @Override
  public boolean isValid(int timeoutSeconds) throws SQLException {
    if (timeoutSeconds < 0) {
      throw Errors.argument("timeout: " + timeoutSeconds);
    }
    if (engine.isClosed()) {
      return false;
    }
    try {
      engine.execute("SELECT 1");
      return true;
    } catch (QuiverException e) {
      return false;
    }
  }

  @Override
  public Statement createStatement() throws SQLException {
    checkOpen();
    JdbcStatement statement = new JdbcStatement(this);
    statements.add(statement);
    return statement;
  }

  @Override
  public Statement createStatement(int type, int concurrency) throws SQLException {
    checkKind(type, concurrency);
    return createStatement();
  }

  @Override
  public Statement createStatement(int type, int concurrency, int holdability) throws SQLException {
    setHoldability(holdability);
    return createStatement(type, concurrency);
  }

  private static void checkKind(int type, int concurrency) throws SQLException {
    if (type != ResultSet.TYPE_FORWARD_ONLY) {
      throw Errors.unsupported("result sets other than TYPE_FORWARD_ONLY");
    }
    if (concurrency != ResultSet.CONCUR_READ_ONLY) {
      throw Errors.unsupported("result sets other than CONCUR_READ_ONLY");
    }
  }

  /** Prepares the one statement of a text; anything behind it but blanks is an error. */
  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw Errors.argument("the SQL text is null");
    }
    SqlScript script = new SqlScript(sql);
    QuiverStatement prepared = prepareNext(script);
    if (prepared == null) {
      throw Errors.misuse("the text holds no statement");
    }
    if (!SqlText.isBlankFrom(sql, script.position())) {
      prepared.close();
      throw Errors.misuse("a prepared statement cannot hold more than one statement");
    }
    JdbcPreparedStatement statement = new JdbcPreparedStatement(this, prepared);
    statements.add(statement);
    return statement;
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency)
      throws SQLException {
    checkKind(type, concurrency);
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    setHoldability(holdability);
    return prepareStatement(sql, type, concurrency);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int autoGeneratedKeys) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, int[] columnIndexes) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  public PreparedStatement prepareStatement(String sql, String[] columnNames) throws SQLException {
    PreparedStatement statement = prepareStatement(sql);
    statement.unwrap(JdbcStatement.class).keys.nameColumn(columnNames);
    return statement;
  }

  @Override
  public DatabaseMetaData getMetaData() throws SQLException {
    checkOpen();
    return new JdbcDatabaseMetaData(this);
  }

  /** Interrupts what runs, then closes in the executor. */
  @Override
  public void abort(Executor executor) throws SQLException {
    if (executor == null) {
      throw Errors.argument("the executor is null");
    }
    if (!engine.isClosed()) {
      engine.interrupt();
      executor.execute(engine::close);
    }
  }

  /** Rolls back what is open and closes all statements. */
  @Override
  public void close() throws SQLException {
    if (engine.isClosed()) {
      return;
    }
    List<ResultHolder> open;
    synchronized (statements) {
      open = new ArrayList<>(statements);
    }
    try {
      for (ResultHolder statement : open) {
        statement.close();
      }
    } finally {
      closeEngine();
    }
  }

  private void closeEngine() throws SQLException {
    try {
      engine.close();
    } catch (QuiverException e) {
      throw Errors.running(e);
    }
  }

  @Override
  public boolean isClosed() {
    return engine.isClosed();
  }
}
