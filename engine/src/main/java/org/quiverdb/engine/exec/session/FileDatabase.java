package org.quiverdb.engine.exec.session;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.DatabaseHeader;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.SchemaLoader;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Database;
import org.quiverdb.engine.exec.txn.Store;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;

/**
 * One file of a session: its pager, its trees, and its schema as of the running transaction.
 *
 * <p>Invariant: while a transaction is open, {@link #schema} is what the schema table says, unless
 * a statement failed and nobody has called {@link #refresh} since. Not thread-safe.
 */
public final class FileDatabase extends Database implements Store {
  private static final int SCHEMA_COLUMNS = 5;

  private final Pager pager;
  private final BTree trees;
  private TextEncoding newEncoding = TextEncoding.UTF8;
  private DatabaseHeader.AutoVacuum newAutoVacuum = DatabaseHeader.AutoVacuum.NONE;
  private TextEncoding encoding = TextEncoding.UTF8;
  private @Nullable Schema schema;
  private boolean schemaChanged;
  private long generation;
  private int ownCommits;
  private int firstDataVersion;
  private Runnable beforeCommit = () -> {};
  private Runnable afterCommit = () -> {};

  FileDatabase(String name, Pager pager) {
    super(name);
    this.pager = pager;
    this.trees = new BTree(pager);
  }

  /** The pager of the file. */
  public Pager pager() {
    return pager;
  }

  @Override
  public BTree trees() {
    return trees;
  }

  @Override
  public TextEncoding textEncoding() {
    return encoding;
  }

  @Override
  public Schema schema() {
    Schema current = schema;
    if (current == null) {
      throw new IllegalStateException("the schema has not been read");
    }
    return current;
  }

  /** Whether {@link #schema} has an answer. */
  public boolean hasSchema() {
    return schema != null;
  }

  /** Counts changes of what {@link #schema} answers. */
  public long generation() {
    return generation;
  }

  /** The encoding of a file that does not exist yet. */
  public void setNewEncoding(TextEncoding value) {
    newEncoding = value;
    if (pager.pageCount() == 0) {
      encoding = value;
    }
  }

  /** The encoding of a file that does not exist yet, as its header has it. */
  int newHeaderEncoding() {
    return newEncoding.headerValue();
  }

  /** The kind of auto_vacuum of a file that does not exist yet. */
  public void setNewAutoVacuum(DatabaseHeader.AutoVacuum value) {
    newAutoVacuum = value;
  }

  public DatabaseHeader.AutoVacuum newAutoVacuum() {
    return newAutoVacuum;
  }

  /**
   * {@code PRAGMA data_version}: another number after another connection has committed. Needs a
   * read transaction.
   */
  public int dataVersion() {
    int foreign = pager.changeCounter() - ownCommits;
    if (firstDataVersion == 0) {
      firstDataVersion = foreign - 1;
    }
    return foreign - firstDataVersion;
  }

  /**
   * A number for what this connection sees in the file: as long as it is the same, so is all
   * content. Needs a read transaction.
   */
  public long contentVersion() {
    return pager.isChanged() ? -1 - pager.writes() : Integer.toUnsignedLong(pager.changeCounter());
  }

  /** To be called when the header's schema cookie was written without a change of the schema. */
  public void schemaCookieWritten() {
    schemaChanged = true;
    forgetSchema();
  }

  /**
   * Reads the schema again if it is not that of the transaction any more. Needs a read transaction.
   */
  void refresh() {
    int cookie = pager.schemaCookie();
    if (schema == null || schema.cookie() != cookie) {
      encoding = readEncoding();
      schema = load(cookie);
      generation++;
    }
  }

  private TextEncoding readEncoding() {
    // SQLite looks at two bits only.
    int value = pager.pageCount() == 0 ? 0 : trees.header().get(DatabaseHeader.TEXT_ENCODING) & 3;
    return value == 0 ? newEncoding : TextEncoding.of(value);
  }

  private Schema load(int cookie) {
    if (pager.pageCount() == 0) {
      return Schema.empty(cookie);
    }
    SchemaLoader loader =
        new SchemaLoader(
            cookie, trees.header().get(DatabaseHeader.SCHEMA_FORMAT) & 0xff, pager.pageCount());
    try (Cursor cursor = trees.openTable(1);
        RecordDecoder decoder = new RecordDecoder(SCHEMA_COLUMNS, encoding);
        Registers r = new Registers(SCHEMA_COLUMNS)) {
      for (boolean row = cursor.first(); row; row = cursor.next()) {
        decoder.reset(cursor);
        for (int i = 0; i < SCHEMA_COLUMNS; i++) {
          if (!decoder.column(i, r, i)) {
            r.setNull(i);
          }
        }
        loader.add(text(r, 0), text(r, 1), text(r, 2), rootPage(r), text(r, 4));
      }
    }
    return withMethodIndexes(loader.finish());
  }

  private Schema withMethodIndexes(Schema found) {
    Schema.Builder builder = null;
    for (Table table : found.tables()) {
      if (MethodIndexes.isCandidate(found, table)) {
        MethodIndex index = MethodIndexes.find(found, table, new KeyValueRows(this).read(table));
        if (index != null) {
          builder = builder == null ? found.toBuilder(found.cookie()) : builder;
          builder.add(index);
        }
      }
    }
    return builder == null ? found : builder.build();
  }

  private static @Nullable String text(Registers r, int register) {
    return r.tag[register] == Registers.TEXT ? r.getString(register) : null;
  }

  private static long rootPage(Registers r) {
    return switch (r.tag[3]) {
      case Registers.INTEGER -> r.bits[3];
      case Registers.NULL -> SchemaLoader.NULL_ROOT;
      default -> -1;
    };
  }

  /** Puts another schema in the place of the present one, after the schema table was written. */
  public void changeSchema(Schema changed) {
    trees.header().set(DatabaseHeader.SCHEMA_COOKIE, changed.cookie());
    schema = changed;
    schemaChanged = true;
    generation++;
  }

  /** Reads the schema again after the schema table was written, under a new cookie. */
  public void reloadSchema(int cookie) {
    changeSchema(load(cookie));
  }

  /** Forgets the schema, so that it is read again. */
  public void forgetSchema() {
    schema = null;
    generation++;
  }

  @Override
  public void beginRead() {
    if (!pager.isReading()) {
      pager.beginRead();
    }
  }

  @Override
  public void endRead() {
    if (pager.isReading() && !pager.isWriting()) {
      pager.endRead();
    }
  }

  @Override
  public void beginWrite(boolean exclusive) {
    pager.beginWrite(exclusive);
    if (pager.pageCount() == 0) {
      trees.header().create(newEncoding.headerValue(), newAutoVacuum);
    }
  }

  @Override
  public boolean isWriting() {
    return pager.isWriting();
  }

  /** What is to be done before and after a transaction that has changed something is committed. */
  public void setAroundCommit(Runnable before, Runnable after) {
    beforeCommit = before;
    afterCommit = after;
  }

  @Override
  public void commit() {
    if (pager.isChanged()) {
      beforeCommit.run();
    }
    trees.saveAllCursors();
    trees.beforeCommit();
    boolean counted = pager.isChanged();
    pager.commit();
    schemaChanged = false;
    if (counted) {
      ownCommits++;
      afterCommit.run();
    }
  }

  @Override
  public void rollback() {
    trees.saveAllCursors();
    if (pager.isWriting()) {
      pager.rollback();
    }
  }

  @Override
  public int openSavepoint() {
    return pager.openSavepoint();
  }

  @Override
  public void releaseSavepoint(int depth) {
    pager.releaseSavepoint(depth);
  }

  @Override
  public void rollbackToSavepoint(int depth) {
    trees.saveAllCursors();
    pager.rollbackToSavepoint(depth);
  }

  @Override
  public void afterRollback() {
    if (schemaChanged) {
      forgetSchema();
    }
  }

  void close() {
    trees.close();
    pager.close();
  }
}
