package org.quiverdb.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What tools ask of a database. Catalog and schema columns are null; a schema argument may name an
 * attached database, else main and temp are read. This class has the keys and indexes; tables and
 * columns are in its base classes.
 */
final class JdbcDatabaseMetaData extends MetaDataTables {
  private static final String FOREIGN_KEY_COLUMNS =
      "PKTABLE_CAT PKTABLE_SCHEM PKTABLE_NAME PKCOLUMN_NAME FKTABLE_CAT FKTABLE_SCHEM"
          + " FKTABLE_NAME FKCOLUMN_NAME KEY_SEQ UPDATE_RULE DELETE_RULE FK_NAME PK_NAME"
          + " DEFERRABILITY";

  JdbcDatabaseMetaData(JdbcConnection connection) {
    super(connection);
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String cat, @Nullable String schema, @Nullable String table) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    CatalogReader.TableEntry entry = catalog.table(schema, table);
    if (entry != null) {
      String keyName = ConstraintNames.primaryKey(entry.sql());
      for (@Nullable Object[] info : catalog.pragma(entry.schema(), "table_xinfo", entry.name())) {
        if (info[5] instanceof Long position && position > 0) {
          rows.add(new @Nullable Object[] {null, null, entry.name(), info[1], position, keyName});
        }
      }
    }
    rows.sort(Comparator.comparing((@Nullable Object[] row) -> String.valueOf(row[3])));
    return catalog.resultSet("TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME KEY_SEQ PK_NAME", rows);
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String cat,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    CatalogReader.TableEntry entry = catalog.table(schema, table);
    if (entry != null) {
      for (@Nullable Object[] index : catalog.pragma(entry.schema(), "index_list", entry.name())) {
        boolean isUnique = Long.valueOf(1).equals(index[2]);
        if (isUnique || !unique) {
          addIndex(rows, entry, String.valueOf(index[1]), isUnique);
        }
      }
    }
    rows.sort(
        Comparator.comparing((@Nullable Object[] row) -> String.valueOf(row[3]))
            .thenComparing(row -> String.valueOf(row[5])));
    return catalog.resultSet(
        "TABLE_CAT TABLE_SCHEM TABLE_NAME NON_UNIQUE INDEX_QUALIFIER INDEX_NAME TYPE"
            + " ORDINAL_POSITION COLUMN_NAME ASC_OR_DESC CARDINALITY PAGES FILTER_CONDITION",
        rows);
  }

  /** The columns of index_xinfo are seqno, cid, name, desc, coll, key. */
  private void addIndex(
      List<@Nullable Object[]> rows, CatalogReader.TableEntry table, String index, boolean isUnique)
      throws SQLException {
    for (@Nullable Object[] info : catalog.pragma(table.schema(), "index_xinfo", index)) {
      if (Long.valueOf(1).equals(info[5]) && info[0] instanceof Long position) {
        String order = Long.valueOf(1).equals(info[3]) ? "D" : "A";
        rows.add(
            new @Nullable Object[] {
              null,
              null,
              table.name(),
              isUnique ? 0 : 1,
              null,
              index,
              (int) tableIndexOther,
              position + 1,
              info[2],
              order,
              0,
              0,
              null
            });
      }
    }
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String cat, @Nullable String schema, @Nullable String table) throws SQLException {
    CatalogReader.TableEntry child = catalog.table(schema, table);
    List<@Nullable Object[]> rows = child == null ? new ArrayList<>() : foreignKeys(child);
    rows.sort(keyOrder(2));
    return catalog.resultSet(FOREIGN_KEY_COLUMNS, rows);
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String cat, @Nullable String schema, @Nullable String table) throws SQLException {
    return referencesTo(schema, table, null);
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCat,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String foreignCat,
      @Nullable String foreignSchema,
      @Nullable String foreignTable)
      throws SQLException {
    return referencesTo(parentSchema, parentTable, foreignTable);
  }

  private ResultSet referencesTo(
      @Nullable String schema, @Nullable String parent, @Nullable String child)
      throws SQLException {
    if (parent == null) {
      throw Errors.argument("the table's name is null");
    }
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CatalogReader.TableEntry table : catalog.tables(schema, null)) {
      if (!table.isView()
          && !table.isSystem()
          && (child == null || table.name().equalsIgnoreCase(child))) {
        for (@Nullable Object[] row : foreignKeys(table)) {
          if (parent.equalsIgnoreCase(String.valueOf(row[2]))) {
            rows.add(row);
          }
        }
      }
    }
    rows.sort(keyOrder(6));
    return catalog.resultSet(FOREIGN_KEY_COLUMNS, rows);
  }

  /** By the other table's name, then position in the key; keys of one table stay together. */
  private static Comparator<@Nullable Object[]> keyOrder(int tableColumn) {
    return Comparator.comparing((@Nullable Object[] row) -> String.valueOf(row[tableColumn]))
        .thenComparing(row -> String.valueOf(row[11]))
        .thenComparing(row -> row[8] instanceof Integer position ? position : 0);
  }

  /** foreign_key_list gives id, seq, table, from, to, on_update, on_delete, match. */
  private List<@Nullable Object[]> foreignKeys(CatalogReader.TableEntry child) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    List<@Nullable Object[]> list =
        catalog.pragma(child.schema(), "foreign_key_list", child.name());
    for (@Nullable Object[] key : list) {
      String parent = String.valueOf(key[2]);
      int position = key[1] instanceof Long seq ? seq.intValue() : 0;
      List<String> columns = new ArrayList<>();
      for (@Nullable Object[] other : list) {
        if (String.valueOf(other[0]).equals(String.valueOf(key[0]))) {
          columns.add(String.valueOf(other[3]));
        }
      }
      CatalogReader.TableEntry parentTable = catalog.table(child.schema(), parent);
      rows.add(
          new @Nullable Object[] {
            null,
            null,
            parentTable == null ? parent : parentTable.name(),
            key[4] == null ? primaryKeyColumn(parentTable, position) : key[4],
            null,
            null,
            child.name(),
            key[3],
            position + 1,
            rule(String.valueOf(key[5])),
            rule(String.valueOf(key[6])),
            ConstraintNames.foreignKey(child.sql(), columns),
            parentTable == null ? null : ConstraintNames.primaryKey(parentTable.sql()),
            (int) importedKeyNotDeferrable
          });
    }
    return rows;
  }

  /** A key that names no columns refers to the parent's primary key. */
  private @Nullable Object primaryKeyColumn(CatalogReader.@Nullable TableEntry parent, int position)
      throws SQLException {
    if (parent == null) {
      return null;
    }
    for (@Nullable Object[] info : catalog.pragma(parent.schema(), "table_xinfo", parent.name())) {
      if (Long.valueOf(position + 1L).equals(info[5])) {
        return info[1];
      }
    }
    return null;
  }

  private static int rule(String action) {
    return switch (action.toUpperCase(Locale.ROOT)) {
      case "CASCADE" -> importedKeyCascade;
      case "SET NULL" -> importedKeySetNull;
      case "SET DEFAULT" -> importedKeySetDefault;
      case "RESTRICT" -> importedKeyRestrict;
      default -> importedKeyNoAction;
    };
  }
}
