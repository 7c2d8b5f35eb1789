package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.RecordEncoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/**
 * Writes rows of one table: checks all constraints of a new row, removes the rows that REPLACE puts
 * out of the way, then writes table and indexes.
 *
 * <p>Terms: the <em>new row</em> stands in the registers of {@link #newRow}, affinities applied;
 * the <em>old row</em> (of UPDATE and DELETE) in those of {@link #oldRow}. Order of work for one
 * row, which decides what is left when a later row fails:
 *
 * <ol>
 *   <li>NOT NULL, CHECK and vector types;
 *   <li>the rowid, unless only its own constraint says REPLACE: then it comes last;
 *   <li>UNIQUE indexes in the table's order, those with REPLACE last; nothing was written so far
 *   but rows that REPLACE removed;
 *   <li>old index entries go, the table row is written, new index entries come. All records were
 *   encoded before.
 * </ol>
 */
final class RowWriter {
  private final ChangeContext change;
  private final Table table;
  private final RegisterSource newRow;
  private final RegisterSource oldRow;
  private final RowChecks checks;
  private final List<IndexWriter> indexes = new ArrayList<>();
  private final @Nullable IndexWriter primaryKey;
  private final TableRows rows;
  private final TableRows victims;
  private final RegisterSource victimRow;
  private final List<IndexWriter> victimIndexes = new ArrayList<>();
  private final int recordRegisters;
  private final Affinity @Nullable [] affinities;
  private @Nullable RecordEncoder encoder;

  RowWriter(
      ChangeContext change,
      RegisterSource newRow,
      RegisterSource oldRow,
      @Nullable Evaluator[] defaults) {
    this.change = change;
    this.table = change.table();
    this.newRow = newRow;
    this.oldRow = oldRow;
    this.checks = new RowChecks(change, newRow, defaults);
    this.victimRow = change.row("victim");
    this.recordRegisters = change.compiler().newRegisters(table.columns().size());
    this.rows = new TableRows(change, defaults);
    this.victims = new TableRows(change, defaults);
    // As in SQLite, whole numbers in REAL columns are stored short in the simplest tables only.
    this.affinities =
        table.indexes().isEmpty() && table.checks().isEmpty()
            ? table.columns().stream().map(Column::affinity).toArray(Affinity[]::new)
            : null;
    IndexWriter key = null;
    for (Index index : table.indexes()) {
      IndexWriter writer = new IndexWriter(change, index, newRow, oldRow);
      indexes.add(writer);
      victimIndexes.add(new IndexWriter(change, index, victimRow, victimRow));
      if (table.withoutRowid() && index.origin() == Index.Origin.PRIMARY_KEY) {
        key = writer;
      }
    }
    this.primaryKey = key;
  }

  /** Finds and reads rows of the table by key. */
  TableRows rows() {
    return rows;
  }

  void open(ExecContext x) {
    for (IndexWriter index : indexes) {
      index.open(x);
    }
    if (encoder == null) {
      encoder = change.database().newEncoder();
    }
  }

  void close() {
    for (IndexWriter index : indexes) {
      index.close();
    }
    for (IndexWriter index : victimIndexes) {
      index.close();
    }
    rows.close();
    victims.close();
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
  }

  /**
   * Inserts the new row.
   *
   * @param freshRowid whether the rowid was made up, so that no row can have it
   * @throws RowIgnored when a constraint says IGNORE
   */
  void insert(ExecContext x, boolean freshRowid) {
    checks.check(x);
    for (IndexWriter index : indexes) {
      index.prepare(x);
    }
    boolean rowidLast = !freshRowid && !table.withoutRowid() && checksRowidLast();
    if (!freshRowid && !table.withoutRowid() && !rowidLast) {
      checkRowid(x, newRow.register(Source.ROWID));
    }
    for (IndexWriter index : indexes) {
      checkUnique(x, index, false);
    }
    if (rowidLast) {
      checkRowid(x, newRow.register(Source.ROWID));
    }
    writeTable(x);
    for (IndexWriter index : indexes) {
      if (index != primaryKey) {
        index.insert();
      }
    }
  }

  /** REPLACE of the rowid's own constraint waits until other constraints had their say. */
  private boolean checksRowidLast() {
    return change.orClause() == ConflictClause.UNSPECIFIED
        && table.primaryKeyConflict() == ConflictClause.REPLACE
        && !table.indexes().isEmpty();
  }

  private void writeTable(ExecContext x) {
    Registers r = x.registers;
    if (primaryKey != null) {
      primaryKey.insert();
      return;
    }
    encodeRow(r);
    long rowid = r.bits[newRow.register(Source.ROWID)];
    RecordEncoder record = java.util.Objects.requireNonNull(encoder);
    rows.cursor(x).insert(rowid, record.address(), record.length());
  }

  /** The record of a rowid table: all columns, NULL in the place of the rowid's alias. */
  private void encodeRow(Registers r) {
    for (Column column : table.columns()) {
      int i = column.position();
      r.alias(recordRegisters + i, newRow.register(i));
    }
    if (table.rowidAlias() >= 0) {
      r.setNull(recordRegisters + table.rowidAlias());
    }
    java.util.Objects.requireNonNull(encoder)
        .encode(r, recordRegisters, table.columns().size(), affinities);
  }

  private void checkRowid(ExecContext x, int rowidRegister) {
    long rowid = x.registers.bits[rowidRegister];
    if (!victims.seek(x, rowid)) {
      return;
    }
    ConflictClause clause = Conflicts.effective(change.orClause(), table.primaryKeyConflict());
    switch (clause) {
      case IGNORE -> throw RowIgnored.INSTANCE;
      case REPLACE -> removeVictim(x);
      default -> throw rowidError(clause);
    }
  }

  private RuntimeException rowidError(ConflictClause clause) {
    if (table.rowidAlias() < 0) {
      return Conflicts.error(
          ResultCode.CONSTRAINT_ROWID,
          "UNIQUE constraint failed: " + table.name() + ".rowid",
          clause);
    }
    return Conflicts.error(
        ResultCode.CONSTRAINT_PRIMARYKEY,
        "UNIQUE constraint failed: "
            + table.name()
            + "."
            + table.columns().get(table.rowidAlias()).name(),
        clause);
  }

  /** Looks for another row with the same key. In an UPDATE the old row itself is no duplicate. */
  private void checkUnique(ExecContext x, IndexWriter writer, boolean update) {
    Index index = writer.index;
    if (!index.unique() || !writer.findDuplicate(x)) {
      return;
    }
    victims.moveTo(x, writer);
    if (update && victims.isSameRow(x, oldRow)) {
      return;
    }
    ConflictClause clause = Conflicts.effective(change.orClause(), index.conflict());
    switch (clause) {
      case IGNORE -> throw RowIgnored.INSTANCE;
      case REPLACE -> removeVictim(x);
      default -> throw uniqueError(index, clause);
    }
  }

  private RuntimeException uniqueError(Index index, ConflictClause clause) {
    ResultCode code =
        index.origin() == Index.Origin.PRIMARY_KEY
            ? ResultCode.CONSTRAINT_PRIMARYKEY
            : ResultCode.CONSTRAINT_UNIQUE;
    return Conflicts.error(
        code, "UNIQUE constraint failed: " + UniqueNames.describe(table, index), clause);
  }

  private void removeVictim(ExecContext x) {
    victims.read(x, victimRow);
    for (IndexWriter index : victimIndexes) {
      index.open(x);
      if (!table.withoutRowid() || index.index.origin() != Index.Origin.PRIMARY_KEY) {
        index.delete(x);
      }
    }
    victims.delete(x);
  }

  /**
   * Puts the new row in the place of the old one.
   *
   * @param changed per column, whether it was assigned to
   * @param keyChanged whether the rowid or the primary key may differ
   */
  void update(ExecContext x, boolean[] changed, boolean keyChanged) {
    checks.check(x);
    boolean newRowid = keyChanged && !table.withoutRowid() && rowidDiffers(x);
    for (IndexWriter index : indexes) {
      if (isAffected(index, changed, keyChanged)) {
        index.prepare(x);
      }
    }
    boolean rowidLast = newRowid && checksRowidLast();
    if (newRowid && !rowidLast) {
      checkRowid(x, newRow.register(Source.ROWID));
    }
    for (IndexWriter index : indexes) {
      if (isAffected(index, changed, keyChanged)) {
        checkUnique(x, index, true);
      }
    }
    if (rowidLast) {
      checkRowid(x, newRow.register(Source.ROWID));
    }
    replaceRow(x, changed, keyChanged, newRowid);
  }

  private boolean isAffected(IndexWriter index, boolean[] changed, boolean keyChanged) {
    return keyChanged || index == primaryKey || index.dependsOn(changed);
  }

  private boolean rowidDiffers(ExecContext x) {
    long[] bits = x.registers.bits;
    return bits[newRow.register(Source.ROWID)] != bits[oldRow.register(Source.ROWID)];
  }

  private void replaceRow(ExecContext x, boolean[] changed, boolean keyChanged, boolean newRowid) {
    for (IndexWriter index : indexes) {
      if (isAffected(index, changed, keyChanged)) {
        index.delete(x);
      }
    }
    if (newRowid && rows.seek(x, x.registers.bits[oldRow.register(Source.ROWID)])) {
      rows.delete(x);
    }
    writeTable(x);
    for (IndexWriter index : indexes) {
      if (index != primaryKey && isAffected(index, changed, keyChanged)) {
        index.insert();
      }
    }
  }

  /**
   * Deletes the row on which {@link #rows} stands; its columns are in the old row's registers if
   * there are indexes.
   */
  void delete(ExecContext x) {
    for (IndexWriter index : indexes) {
      if (index != primaryKey) {
        index.delete(x);
      }
    }
    rows.delete(x);
  }
}
