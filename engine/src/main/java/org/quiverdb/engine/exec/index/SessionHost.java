package org.quiverdb.engine.exec.index;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.spi.IndexDefinition;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.PinnedBlocks;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.engine.spi.VectorSink;

/** What a session offers to one of its indexes. */
final class SessionHost implements IndexHost, AutoCloseable {
  private final FileSession session;
  private final MethodIndex index;
  private final IndexDefinition definition;
  private @Nullable SessionStatement readMetadata;

  SessionHost(FileSession session, MethodIndex index) {
    this.session = session;
    this.index = index;
    Table table = database().schema().table(index.tableName());
    Column column =
        table == null || index.column() < 0 ? null : table.columns().get(index.column());
    String key = table == null ? null : ChangeTriggers.key(table);
    definition =
        new IndexDefinition(
            index.name(),
            index.tableName(),
            column == null ? "" : column.name(),
            key == null ? "rowid" : key,
            column == null ? null : column.vectorType(),
            index.options());
  }

  private FileDatabase database() {
    return session.main();
  }

  private Table base() {
    Table table = database().schema().table(index.tableName());
    if (table == null) {
      throw SqlException.error("no such table: " + index.tableName());
    }
    return table;
  }

  @Override
  public IndexDefinition index() {
    return definition;
  }

  @Override
  public String table(String suffix) {
    return ChangeTriggers.quote(index.table(suffix));
  }

  @Override
  public String baseTable() {
    String table = ChangeTriggers.quote(index.tableName());
    String key = definition.key();
    return index.where() == null
        ? table
        : "(SELECT " + (key.startsWith("\"") ? "" : key + ", ") + "* FROM " + table + where() + ")";
  }

  private String where() {
    return " WHERE (" + index.where() + ")";
  }

  /** The rowids of a partial index, ascending. */
  private long[] indexedRows() {
    LongStream.Builder rowids = LongStream.builder();
    String sql = "SELECT %1$s FROM %2$s%3$s ORDER BY %1$s";
    String table = ChangeTriggers.quote(index.tableName());
    try (NestedStatement rows = prepare(sql.formatted(definition.key(), table, where()))) {
      while (rows.step()) {
        rowids.add(rows.getLong(0));
      }
    }
    return rowids.build().toArray();
  }

  @Override
  public NestedStatement prepare(String sql) {
    return new SessionStatement(session, sql);
  }

  @Override
  public void execute(String sql) {
    try (NestedStatement statement = prepare(sql)) {
      statement.run();
    }
  }

  @Override
  public byte @Nullable [] metadata(String key) {
    SessionStatement statement = readMetadata;
    if (statement == null) {
      statement =
          new SessionStatement(session, "SELECT value FROM " + table("") + " WHERE key = ?1");
      readMetadata = statement;
    }
    statement.bind(1, key);
    byte[] value = statement.step() ? statement.getBlob(0) : null;
    statement.reset();
    return value;
  }

  @Override
  public void setMetadata(String key, byte[] value) {
    try (NestedStatement statement =
        prepare("REPLACE INTO " + table("") + "(key, value) VALUES (?1, ?2)")) {
      statement.bind(1, key).bind(2, value).run();
    }
  }

  @Override
  public long logLength() {
    Table log = database().schema().table(index.table(MethodIndex.LOG));
    if (log == null) {
      return 0;
    }
    try (Cursor cursor = database().trees().openTable(log.rootPage())) {
      if (!cursor.last()) {
        return 0;
      }
      long last = cursor.rowid();
      cursor.first();
      return last - cursor.rowid() + 1;
    }
  }

  @Override
  public void scan(VectorSink sink) {
    scan(List.of(sink));
  }

  @Override
  public void scan(List<? extends VectorSink> sinks) {
    long[] only = index.where() == null ? null : indexedRows();
    new BaseScan(session, base(), index.column(), only).run(sinks);
  }

  @Override
  public VectorRows rows() {
    BaseRows rows = new BaseRows(database(), base(), index.column());
    if (index.where() == null) {
      return rows;
    }
    String table = ChangeTriggers.quote(index.tableName());
    String sql = "SELECT 1 FROM " + table + where() + " AND " + definition.key() + " = ?1";
    return new PartialRows(rows, prepare(sql));
  }

  @Override
  public PinnedBlocks pin(String suffix) {
    Table table = database().schema().table(index.table(suffix));
    if (table == null) {
      throw SqlException.error("no such table: " + index.table(suffix));
    }
    return new PinnedLeaves(database(), table);
  }

  @Override
  public int leafPayloadBytes() {
    return database().pager().usableSize() - 35; // file format document, section 1.6
  }

  @Override
  public long version() {
    return database().contentVersion();
  }

  @Override
  public long buildMemoryBytes() {
    return session.settings().vectorBuildMemory();
  }

  @Override
  public void progress(String step, double share) {
    session.buildProgress().progress(index.name(), step, share);
  }

  @Override
  public long nanoTime() {
    return session.clock().nanoTime();
  }

  @Override
  public boolean isWriting() {
    return database().isWriting();
  }

  @Override
  public void checkInterrupt() {
    if (session.isInterrupted()) {
      throw new SqlException(ResultCode.INTERRUPT, "interrupted");
    }
  }

  @Override
  public boolean isInterrupted() {
    return session.isInterrupted();
  }

  @Override
  public void close() {
    if (readMetadata != null) {
      readMetadata.close();
      readMetadata = null;
    }
  }
}
