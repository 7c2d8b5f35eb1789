package org.quiverdb.loader.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.OpenOptions;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorEncoder;

/** A table of a database file. Used by one thread; owns its connection. */
public final class DatabaseTarget implements VectorTarget {
  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  private final Path file;

  /** Whether opening made the file, so that it goes away if nothing is committed to it. */
  private final boolean newFile;

  private final TableName name;
  private final QuiverConnection connection;
  private final Positions positions;
  private @Nullable TargetColumns columns;
  private @Nullable QuiverStatement insert;

  /** What makes the table in the first transaction, or null if it exists. */
  private @Nullable String createSql;

  private boolean inTransaction;

  private DatabaseTarget(Path file, boolean newFile, TableName name, QuiverConnection connection) {
    this.file = file;
    this.newFile = newFile;
    this.name = name;
    this.connection = connection;
    this.positions = new Positions(connection, name.table());
  }

  /**
   * Opens the database; a new file appears with the first commit.
   *
   * @throws LoadException if the file cannot be opened or is no database
   */
  public static DatabaseTarget open(Path file, TableName name) throws LoadException {
    boolean newFile = Files.notExists(file);
    try {
      OpenOptions options = OpenOptions.DEFAULT.withBusyTimeout(BUSY_TIMEOUT_MILLIS).forBulkLoad();
      return new DatabaseTarget(
          file, newFile, name, QuiverConnection.open(file.toString(), options));
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public boolean hasUnfinishedLoad() throws LoadException {
    try {
      return positions.any();
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public Optional<LoadPosition> resumePosition(FileIdentity input) throws LoadException {
    try {
      return positions.find(input);
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public boolean hasRows() throws LoadException {
    try {
      if (!positions.exists(name.table())) {
        return false;
      }
      try (QuiverStatement query =
          connection.prepare("SELECT 1 FROM " + TableName.quoted(name.table()) + " LIMIT 1")) {
        return query.step();
      }
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void prepare(TableShape shape) throws LoadException {
    try {
      closeInsert();
      TargetColumns existing = TargetColumns.ofTable(connection, name, shape);
      if (existing == null) {
        columns = TargetColumns.ofNewTable(name, shape);
        createSql = columns.createSql(name.table(), shape.dimensions());
        choosePageSize(shape);
      } else {
        columns = existing;
        createSql = null;
      }
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  /** Has an effect on a file without pages only. */
  private void choosePageSize(TableShape shape) {
    int vectorBytes = VectorBlob.length(name.type(), shape.dimensions());
    connection.execute(
        "PRAGMA page_size = " + PageSize.forRows((long) vectorBytes + shape.otherBytes()));
  }

  @Override
  public void begin() throws LoadException {
    try {
      connection.execute("BEGIN IMMEDIATE");
      inTransaction = true;
      if (createSql != null) {
        connection.execute(createSql);
      }
      positions.prepare(createSql != null);
      if (insert == null) {
        insert = connection.prepare(columns().insertSql(name.table()));
      }
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void insert(EmbeddingRecord row) throws BadRecordException, LoadException {
    QuiverStatement statement = insert;
    if (statement == null) {
      throw new IllegalStateException("insert before begin");
    }
    try {
      bind(statement, row);
      statement.step();
    } catch (VectorException e) {
      throw new BadRecordException(String.valueOf(e.getMessage()));
    } catch (QuiverException e) {
      if (e.resultCode().primary() == ResultCode.CONSTRAINT) {
        throw new BadRecordException(constraintMessage(row, e));
      }
      throw failure(file, e);
    }
  }

  private void bind(QuiverStatement statement, EmbeddingRecord row) {
    TargetColumns to = columns();
    int parameter = 1;
    if (to.id() != null) {
      statement.bindLong(parameter++, row.id());
    }
    if (to.key() != null) {
      bindText(statement, parameter++, row.key());
    }
    if (to.text() != null) {
      bindText(statement, parameter++, row.text());
    }
    if (to.metadata() != null) {
      bindText(statement, parameter++, row.metadata());
    }
    if (to.type() == VectorType.FLOAT32) {
      statement.bindVector(parameter, row.vector());
    } else {
      statement.bindBlob(parameter, VectorEncoder.encode(to.type(), row.vector()));
    }
  }

  private static void bindText(QuiverStatement statement, int parameter, @Nullable String value) {
    if (value == null) {
      statement.bindNull(parameter);
    } else {
      statement.bindText(parameter, value);
    }
  }

  private String constraintMessage(EmbeddingRecord row, QuiverException e) {
    boolean duplicate =
        switch (e.resultCode()) {
          case CONSTRAINT_PRIMARYKEY, CONSTRAINT_UNIQUE, CONSTRAINT_ROWID -> true;
          default -> false;
        };
    if (duplicate && (row.hasId() || row.key() != null)) {
      return "its id "
          + (row.hasId() ? String.valueOf(row.id()) : row.key())
          + " is in table "
          + name.table()
          + " already";
    }
    return String.valueOf(e.getMessage());
  }

  @Override
  public void commit(FileIdentity input, LoadPosition position) throws LoadException {
    try {
      positions.put(input, position);
      connection.execute("COMMIT");
      inTransaction = false;
      createSql = null;
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void rollback() throws LoadException {
    if (!inTransaction) {
      return;
    }
    inTransaction = false;
    try {
      closeInsert();
      // A full disk or an I/O error has rolled back already.
      if (!connection.isAutocommit()) {
        connection.execute("ROLLBACK");
      }
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void createIndex(String metric) throws LoadException {
    if (columns == null) {
      return;
    }
    String index = name.table() + "_" + columns.vector();
    try {
      if (!positions.exists(index)) {
        connection.execute(
            "CREATE INDEX "
                + TableName.quoted(index)
                + " ON "
                + TableName.quoted(name.table())
                + " USING diskann ("
                + TableName.quoted(columns.vector())
                + ") WITH (metric = '"
                + metric
                + "')");
      }
    } catch (QuiverException e) {
      throw new LoadException(
          file + ": the rows are loaded, but the index " + index + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void finish() throws LoadException {
    try {
      positions.clear();
    } catch (QuiverException e) {
      throw failure(file, e);
    }
  }

  @Override
  public void close() throws LoadException {
    try {
      rollback();
      closeInsert();
    } finally {
      connection.close();
      removeIfEmpty();
    }
  }

  private void removeIfEmpty() throws LoadException {
    try {
      if (newFile && Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new LoadException(file + ": the empty file cannot be removed: " + e.getMessage(), e);
    }
  }

  private TargetColumns columns() {
    if (columns == null) {
      throw new IllegalStateException("prepare was not called");
    }
    return columns;
  }

  private void closeInsert() {
    if (insert != null) {
      insert.close();
      insert = null;
    }
  }

  private static LoadException failure(Path file, QuiverException e) {
    String advice =
        switch (e.resultCode().primary()) {
          case FULL -> "; the rows of earlier batches are kept: make room and add --resume";
          case NOTADB -> "; name a SQLite database or a file that does not exist";
          case BUSY -> "; another program is writing to it";
          case READONLY, CANTOPEN -> "; check the folder and its permissions";
          default -> "";
        };
    return new LoadException(file + ": " + e.getMessage() + advice, e);
  }
}
