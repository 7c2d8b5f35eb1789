package org.quiverdb.engine.sql.bind;

import org.quiverdb.engine.catalog.Table;

/**
 * A row of a table whose values stand in registers: {@code new} and {@code old} of a trigger,
 * {@code excluded} of an upsert, the row that a CHECK constraint or an index expression looks at.
 */
public final class RegisterSource extends Source {
  private final Table table;
  private final String database;
  private final int rowidRegister;
  private final int firstColumnRegister;

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
    super(name, !name.equals(table.name()), TableSource.describe(database, table, context));
    this.table = table;
    this.database = database;
    this.rowidRegister = rowidRegister;
    this.firstColumnRegister = firstColumnRegister;
  }

  @Override
  public String database() {
    return database;
  }

  /** The register of a column, or of the rowid for {@link Source#ROWID}. */
  public int register(int column) {
    return column == ROWID ? rowidRegister : firstColumnRegister + column;
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
