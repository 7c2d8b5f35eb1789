package org.quiverdb.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tables, columns, types and functions. */
abstract class MetaDataTables extends MetaDataEmpty implements DatabaseMetaData {
  private static final String TABLE = "TABLE";
  private static final String VIEW = "VIEW";
  private static final String SYSTEM_TABLE = "SYSTEM TABLE";
  private static final String TEMPORARY = "GLOBAL TEMPORARY";
  private static final int NO_LIMIT = 2_000_000_000;
  private static final int RADIX = 10;

  MetaDataTables(JdbcConnection connection) {
    super(connection);
  }

  @Override
  public ResultSet getTableTypes() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String type : List.of(TEMPORARY, SYSTEM_TABLE, TABLE, VIEW)) {
      rows.add(new Object[] {type});
    }
    return catalog.resultSet("TABLE_TYPE", rows);
  }

  private static String tableType(CatalogReader.TableEntry table) {
    if (table.isSystem()) {
      return SYSTEM_TABLE;
    }
    if (table.isView()) {
      return VIEW;
    }
    return table.schema().equals("temp") ? TEMPORARY : TABLE;
  }

  @Override
  public ResultSet getTables(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    List<String> wanted = types == null ? List.of() : upper(types);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CatalogReader.TableEntry table : catalog.tables(schemaPattern, tablePattern)) {
      String type = tableType(table);
      if (types == null || wanted.contains(type)) {
        rows.add(
            new @Nullable Object[] {
              null, null, table.name(), type, null, null, null, null, null, null
            });
      }
    }
    rows.sort(
        Comparator.comparing((@Nullable Object[] row) -> String.valueOf(row[3]))
            .thenComparing(row -> String.valueOf(row[2])));
    return catalog.resultSet(
        "TABLE_CAT TABLE_SCHEM TABLE_NAME TABLE_TYPE REMARKS TYPE_CAT TYPE_SCHEM TYPE_NAME"
            + " SELF_REFERENCING_COL_NAME REF_GENERATION",
        rows);
  }

  private static List<String> upper(String[] types) {
    return Arrays.stream(types).map(type -> type.toUpperCase(Locale.ROOT)).toList();
  }

  @Override
  public ResultSet getColumns(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    Pattern pattern = CatalogReader.like(columnPattern);
    List<CatalogReader.TableEntry> tables =
        new ArrayList<>(catalog.tables(schemaPattern, tablePattern));
    tables.sort(Comparator.comparing(CatalogReader.TableEntry::name));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CatalogReader.TableEntry table : tables) {
      int position = 0;
      for (@Nullable Object[] info : catalog.pragma(table.schema(), "table_xinfo", table.name())) {
        position++;
        if (pattern.matcher(String.valueOf(info[1])).matches()) {
          rows.add(columnRow(table, info, position));
        }
      }
    }
    return catalog.resultSet(
        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE"
            + " BUFFER_LENGTH DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS COLUMN_DEF"
            + " SQL_DATA_TYPE SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE"
            + " SCOPE_CATALOG SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE IS_AUTOINCREMENT"
            + " IS_GENERATEDCOLUMN",
        rows);
  }

  /** The columns of table_xinfo are cid, name, type, notnull, dflt_value, pk, hidden. */
  private static @Nullable Object[] columnRow(
      CatalogReader.TableEntry table, @Nullable Object[] info, int position) {
    String declared = info[2] == null ? "" : String.valueOf(info[2]);
    int paren = declared.indexOf('(');
    String name = (paren < 0 ? declared : declared.substring(0, paren)).strip();
    name = name.toUpperCase(Locale.ROOT);
    int precision = SqlTypes.precision(declared);
    boolean notNull = isTrue(info[3]);
    boolean increments =
        isTrue(info[5])
            && name.equals("INTEGER")
            && table.sql().toUpperCase(Locale.ROOT).contains("AUTOINCREMENT");
    boolean generated = info[6] instanceof Long hidden && hidden >= 2;
    return new @Nullable Object[] {
      null,
      null,
      table.name(),
      info[1],
      SqlTypes.ofColumn(name),
      name,
      precision == 0 ? NO_LIMIT : precision,
      NO_LIMIT,
      SqlTypes.scale(declared),
      RADIX,
      notNull ? columnNoNulls : columnNullable,
      null,
      info[4],
      0,
      0,
      NO_LIMIT,
      position,
      notNull ? "NO" : "YES",
      null,
      null,
      null,
      null,
      increments ? "YES" : "NO",
      generated ? "YES" : "NO"
    };
  }

  private static boolean isTrue(@Nullable Object value) {
    return value instanceof Long number && number != 0;
  }

  /** The primary key; a table without one has its rowid. */
  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String cat,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    CatalogReader.TableEntry entry = catalog.table(schema, table);
    if (entry != null && !entry.isView()) {
      for (@Nullable Object[] info : catalog.pragma(entry.schema(), "table_xinfo", entry.name())) {
        if (isTrue(info[5])) {
          String name = String.valueOf(info[2]).toUpperCase(Locale.ROOT);
          rows.add(identifier(String.valueOf(info[1]), name, bestRowNotPseudo));
        }
      }
      if (rows.isEmpty()) {
        rows.add(identifier("rowid", "INTEGER", bestRowPseudo));
      }
    }
    return catalog.resultSet(
        "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS"
            + " PSEUDO_COLUMN",
        rows);
  }

  private static @Nullable Object[] identifier(String column, String type, int pseudo) {
    return new @Nullable Object[] {
      bestRowSession, column, SqlTypes.ofColumn(type), type, NO_LIMIT, null, 0, pseudo
    };
  }

  @Override
  public ResultSet getTypeInfo() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    rows.add(typeRow("NULL", Types.NULL, true, false));
    rows.add(typeRow("INTEGER", Types.INTEGER, false, true));
    rows.add(typeRow("REAL", Types.REAL, false, false));
    rows.add(typeRow("TEXT", Types.VARCHAR, true, false));
    rows.add(typeRow("BLOB", Types.BLOB, true, false));
    return catalog.resultSet(
        "TYPE_NAME DATA_TYPE PRECISION LITERAL_PREFIX LITERAL_SUFFIX CREATE_PARAMS NULLABLE"
            + " CASE_SENSITIVE SEARCHABLE UNSIGNED_ATTRIBUTE FIXED_PREC_SCALE AUTO_INCREMENT"
            + " LOCAL_TYPE_NAME MINIMUM_SCALE MAXIMUM_SCALE SQL_DATA_TYPE SQL_DATETIME_SUB"
            + " NUM_PREC_RADIX",
        rows);
  }

  private static @Nullable Object[] typeRow(
      String name, int type, boolean unsigned, boolean increments) {
    return new @Nullable Object[] {
      name,
      type,
      0,
      null,
      null,
      null,
      (int) typeNullable,
      type == Types.VARCHAR ? 1 : 0,
      (int) typeSearchable,
      unsigned ? 1 : 0,
      0,
      increments ? 1 : 0,
      null,
      0,
      0,
      0,
      0,
      RADIX
    };
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String cat, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    Pattern pattern = CatalogReader.like(namePattern);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (@Nullable Object[] info : catalog.query("PRAGMA function_list")) {
      String name = String.valueOf(info[0]);
      if (pattern.matcher(name).matches()) {
        rows.add(
            new @Nullable Object[] {null, null, name, null, functionNoTable, name + "_" + info[4]});
      }
    }
    rows.sort(Comparator.comparing((@Nullable Object[] row) -> String.valueOf(row[5])));
    return catalog.resultSet(
        "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME REMARKS FUNCTION_TYPE SPECIFIC_NAME", rows);
  }
}
