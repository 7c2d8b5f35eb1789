package org.quiverdb.engine.sql.bind;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.record.Affinity;

/**
 * A row of a table whose values stand in registers: {@code new} and {@code old} of a trigger,
 * {@code excluded} of an upsert, the row that a CHECK constraint or an index expression looks at.
 */
public final class RegisterSource extends Source {
  private final Table table;
  private final String database;
  private final int rowidRegister;
  private final int firstColumnRegister;
  private final BitSet used = new BitSet();

  /**
   * @param name what SQL calls the row
   * @param rowidRegister where the rowid stands; that of INTEGER PRIMARY KEY columns is their own
   * register
   * @param firstColumnRegister the register of the table's first column; the others follow in table
   * order
   */
  public RegisterSource(
      BindContext context,
      String database,
      Table table,
      String name,
      int rowidRegister,
      int firstColumnRegister) {
    this(
        TableSource.describe(database, table, context),
        database,
        table,
        name,
        rowidRegister,
        firstColumnRegister);
  }

  private RegisterSource(
      List<SourceColumn> columns,
      String database,
      Table table,
      String name,
      int rowidRegister,
      int firstColumnRegister) {
    super(name, !name.equals(table.name()), columns);
    this.table = table;
    this.database = database;
    this.rowidRegister = rowidRegister;
    this.firstColumnRegister = firstColumnRegister;
  }

  /**
   * The old or new row of a trigger: in comparisons its columns have no affinity but the rowid's,
   * as in SQLite.
   */
  public static RegisterSource ofTrigger(
      BindContext context,
      String database,
      Table table,
      String name,
      int rowidRegister,
      int firstColumnRegister) {
    List<SourceColumn> columns = new ArrayList<>();
    for (SourceColumn c : TableSource.describe(database, table, context)) {
      Affinity affinity = columns.size() == table.rowidAlias() ? Affinity.INTEGER : null;
      columns.add(
          new SourceColumn(c.name(), affinity, c.collation(), c.declaredType(), c.origin()));
    }
    return new RegisterSource(columns, database, table, name, rowidRegister, firstColumnRegister);
  }

  /** The same row under the name of its table, as the table's own constraints call it. */
  public RegisterSource underItsTablesName() {
    return new RegisterSource(
        columns(), database, table, table.name(), rowidRegister, firstColumnRegister);
  }

  @Override
  public String database() {
    return database;
  }

  /** The register of a column, or of the rowid for {@link Source#ROWID}. */
  public int register(int column) {
    return column == ROWID ? rowidRegister : firstColumnRegister + column;
  }

  /** The register of a column that a compiled expression reads. */
  public int use(int column) {
    if (column != ROWID) {
      used.set(column);
    }
    return register(column);
  }

  /** The columns, without the rowid, that compiled expressions read. */
  public BitSet used() {
    return used;
  }

  public Table table() {
    return table;
  }

  @Override
  String tableName() {
    return table.name();
  }

  @Override
  public boolean isRowidName(String columnName) {
    return table.isRowidName(columnName);
  }
}
