package org.quiverdb.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SQLite has none of: procedures, user-defined types, privileges, catalogs. */
abstract class MetaDataEmpty extends MetaDataIdentity implements DatabaseMetaData {
  final CatalogReader catalog;

  MetaDataEmpty(JdbcConnection connection) {
    super(connection);
    this.catalog = new CatalogReader(connection);
  }

  private ResultSet empty(String columnNames) {
    return catalog.resultSet(columnNames, List.of());
  }

  @Override
  public ResultSet getProcedures(
      @Nullable String cat, @Nullable String schemaPattern, @Nullable String namePattern) {
    return empty(
        "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME UNDEF1 UNDEF2 UNDEF3 REMARKS PROCEDURE_TYPE"
            + " SPECIFIC_NAME");
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern) {
    return empty(
        "PROCEDURE_CAT PROCEDURE_SCHEM PROCEDURE_NAME COLUMN_NAME COLUMN_TYPE DATA_TYPE TYPE_NAME"
            + " PRECISION LENGTH SCALE RADIX NULLABLE REMARKS COLUMN_DEF SQL_DATA_TYPE"
            + " SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SPECIFIC_NAME");
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern) {
    return empty(
        "FUNCTION_CAT FUNCTION_SCHEM FUNCTION_NAME COLUMN_NAME COLUMN_TYPE DATA_TYPE TYPE_NAME"
            + " PRECISION LENGTH SCALE RADIX NULLABLE REMARKS CHAR_OCTET_LENGTH ORDINAL_POSITION"
            + " IS_NULLABLE SPECIFIC_NAME");
  }

  @Override
  public ResultSet getUDTs(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      int @Nullable [] types) {
    return empty("TYPE_CAT TYPE_SCHEM TYPE_NAME CLASS_NAME DATA_TYPE REMARKS BASE_TYPE");
  }

  @Override
  public ResultSet getAttributes(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String typePattern,
      @Nullable String attributePattern) {
    return empty(
        "TYPE_CAT TYPE_SCHEM TYPE_NAME ATTR_NAME DATA_TYPE ATTR_TYPE_NAME ATTR_SIZE"
            + " DECIMAL_DIGITS NUM_PREC_RADIX NULLABLE REMARKS ATTR_DEF SQL_DATA_TYPE"
            + " SQL_DATETIME_SUB CHAR_OCTET_LENGTH ORDINAL_POSITION IS_NULLABLE SCOPE_CATALOG"
            + " SCOPE_SCHEMA SCOPE_TABLE SOURCE_DATA_TYPE");
  }

  @Override
  public ResultSet getSuperTypes(
      @Nullable String cat, @Nullable String schemaPattern, @Nullable String typePattern) {
    return empty("TYPE_CAT TYPE_SCHEM TYPE_NAME SUPERTYPE_CAT SUPERTYPE_SCHEM SUPERTYPE_NAME");
  }

  @Override
  public ResultSet getSuperTables(
      @Nullable String cat, @Nullable String schemaPattern, @Nullable String tablePattern) {
    return empty("TABLE_CAT TABLE_SCHEM TABLE_NAME SUPERTABLE_NAME");
  }

  @Override
  public ResultSet getTablePrivileges(
      @Nullable String cat, @Nullable String schemaPattern, @Nullable String tablePattern) {
    return empty("TABLE_CAT TABLE_SCHEM TABLE_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE");
  }

  @Override
  public ResultSet getColumnPrivileges(
      @Nullable String cat,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String columnPattern) {
    return empty(
        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME GRANTOR GRANTEE PRIVILEGE IS_GRANTABLE");
  }

  @Override
  public ResultSet getPseudoColumns(
      @Nullable String cat,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern) {
    return empty(
        "TABLE_CAT TABLE_SCHEM TABLE_NAME COLUMN_NAME DATA_TYPE COLUMN_SIZE DECIMAL_DIGITS"
            + " NUM_PREC_RADIX COLUMN_USAGE REMARKS CHAR_OCTET_LENGTH IS_NULLABLE");
  }

  @Override
  public ResultSet getVersionColumns(
      @Nullable String cat, @Nullable String schema, @Nullable String table) {
    return empty(
        "SCOPE COLUMN_NAME DATA_TYPE TYPE_NAME COLUMN_SIZE BUFFER_LENGTH DECIMAL_DIGITS"
            + " PSEUDO_COLUMN");
  }

  @Override
  public ResultSet getClientInfoProperties() {
    return empty("NAME MAX_LEN DEFAULT_VALUE DESCRIPTION");
  }

  @Override
  public ResultSet getCatalogs() {
    return empty("TABLE_CAT");
  }

  /** None, so that tools show tables without a schema, as they do for SQLite. */
  @Override
  public ResultSet getSchemas() throws SQLException {
    return empty("TABLE_SCHEM TABLE_CATALOG");
  }

  @Override
  public ResultSet getSchemas(@Nullable String cat, @Nullable String schemaPattern)
      throws SQLException {
    return getSchemas();
  }
}
