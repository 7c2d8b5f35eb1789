package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tools read of a database, as both drivers tell it. */
class MetaDataContractTest {
  private static Connection open(TestedDriver driver) throws SQLException {
    Connection c = driver.openMemory();
    try (Statement s = c.createStatement()) {
      s.executeUpdate(
          "CREATE TABLE p(id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(10) NOT NULL"
              + " DEFAULT 'x', d DOUBLE, b BLOB, u)");
      s.executeUpdate(
          "CREATE TABLE c(a INT, b INT REFERENCES p(id) ON DELETE CASCADE, c TEXT,"
              + " CONSTRAINT key_of_c PRIMARY KEY (a, c),"
              + " CONSTRAINT c_to_p FOREIGN KEY (c) REFERENCES p(name) ON UPDATE SET NULL)");
      s.executeUpdate("CREATE UNIQUE INDEX pi ON p(name, d)");
      s.executeUpdate("CREATE INDEX pj ON p(u)");
      s.executeUpdate("CREATE VIEW v AS SELECT id, name FROM p");
    }
    return c;
  }

  private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      List<String> row = new ArrayList<>();
      for (String column : columns) {
        row.add(rows.getString(column));
      }
      all.add(String.join(" ", row));
    }
    rows.close();
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void saysThatItIsSqlite(TestedDriver driver) throws SQLException {
    try (Connection c = driver.openMemory()) {
      DatabaseMetaData md = c.getMetaData();
      assertEquals("SQLite", md.getDatabaseProductName());
      assertEquals("SQLite JDBC", md.getDriverName());
      assertTrue(md.getDatabaseProductVersion().startsWith("3.54"));
      assertEquals(3, md.getDatabaseMajorVersion());
      assertEquals(54, md.getDatabaseMinorVersion());
      assertEquals("\"", md.getIdentifierQuoteString());
      assertEquals("\\", md.getSearchStringEscape());
      assertEquals(Connection.TRANSACTION_SERIALIZABLE, md.getDefaultTransactionIsolation());
      assertTrue(md.supportsTransactions());
      assertTrue(md.supportsSavepoints());
      assertTrue(md.supportsBatchUpdates());
      assertTrue(md.supportsGetGeneratedKeys());
      assertFalse(md.supportsStoredProcedures());
      assertFalse(md.supportsSchemasInTableDefinitions());
      assertFalse(md.supportsCatalogsInTableDefinitions());
      assertTrue(md.storesMixedCaseIdentifiers());
      assertFalse(md.isReadOnly());
      assertEquals(0, md.getMaxColumnsInTable());
      assertTrue(rows(md.getCatalogs(), "TABLE_CAT").isEmpty());
      assertTrue(rows(md.getSchemas(), "TABLE_SCHEM").isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsTables(TestedDriver driver) throws SQLException {
    try (Connection c = open(driver)) {
      DatabaseMetaData md = c.getMetaData();
      String[] columns = {"TABLE_NAME", "TABLE_TYPE"};
      assertEquals(
          List.of("c TABLE", "p TABLE", "v VIEW"),
          rows(md.getTables(null, null, "%", new String[] {"TABLE", "VIEW"}), columns));
      assertEquals(List.of("p TABLE"), rows(md.getTables(null, null, "P", null), columns));
      assertEquals(
          List.of("v VIEW"), rows(md.getTables(null, null, null, new String[] {"VIEW"}), columns));
      assertEquals(List.of(), rows(md.getTables(null, null, "nope", null), columns));
      assertEquals(
          List.of("GLOBAL TEMPORARY", "SYSTEM TABLE", "TABLE", "VIEW"),
          rows(md.getTableTypes(), "TABLE_TYPE"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsColumns(TestedDriver driver) throws SQLException {
    try (Connection c = open(driver)) {
      DatabaseMetaData md = c.getMetaData();
      assertEquals(
          List.of(
              "id 4 INTEGER 1 1 YES YES NO",
              "name 12 VARCHAR 0 2 NO NO NO",
              "d 6 DOUBLE 1 3 YES NO NO",
              "b 12 BLOB 1 4 YES NO NO",
              "u 12  1 5 YES NO NO"),
          rows(
              md.getColumns(null, null, "p", "%"),
              "COLUMN_NAME",
              "DATA_TYPE",
              "TYPE_NAME",
              "NULLABLE",
              "ORDINAL_POSITION",
              "IS_NULLABLE",
              "IS_AUTOINCREMENT",
              "IS_GENERATEDCOLUMN"));
      assertEquals(
          List.of("name 10 'x'"),
          rows(md.getColumns(null, null, "p", "n%"), "COLUMN_NAME", "COLUMN_SIZE", "COLUMN_DEF"));
      assertEquals(
          List.of("v id", "v name"),
          rows(md.getColumns(null, null, "v", null), "TABLE_NAME", "COLUMN_NAME"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsKeys(TestedDriver driver) throws SQLException {
    try (Connection c = open(driver)) {
      DatabaseMetaData md = c.getMetaData();
      assertEquals(
          List.of("a 1 key_of_c", "c 2 key_of_c"),
          rows(md.getPrimaryKeys(null, null, "c"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"));
      assertEquals(
          List.of("id 1"), rows(md.getPrimaryKeys(null, null, "p"), "COLUMN_NAME", "KEY_SEQ"));
      String[] columns = {
        "PKTABLE_NAME",
        "PKCOLUMN_NAME",
        "FKTABLE_NAME",
        "FKCOLUMN_NAME",
        "KEY_SEQ",
        "UPDATE_RULE",
        "DELETE_RULE"
      };
      List<String> expected = List.of("p id c b 1 3 0", "p name c c 1 2 3");
      assertEquals(
          expected, rows(md.getImportedKeys(null, null, "c"), columns).stream().sorted().toList());
      assertEquals(
          expected, rows(md.getExportedKeys(null, null, "p"), columns).stream().sorted().toList());
      assertTrue(rows(md.getImportedKeys(null, null, "p"), columns).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsIndexes(TestedDriver driver) throws SQLException {
    try (Connection c = open(driver)) {
      DatabaseMetaData md = c.getMetaData();
      String[] columns = {"INDEX_NAME", "NON_UNIQUE", "ORDINAL_POSITION", "COLUMN_NAME"};
      assertEquals(
          List.of("pi 0 1 name", "pi 0 2 d", "pj 1 1 u"),
          rows(md.getIndexInfo(null, null, "p", false, true), columns).stream().sorted().toList());
      if (driver == TestedDriver.QUIVER) {
        assertEquals(
            List.of("pi 0 1 name", "pi 0 2 d"),
            rows(md.getIndexInfo(null, null, "p", true, true), columns));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsTypesAndNothings(TestedDriver driver) throws SQLException {
    try (Connection c = open(driver)) {
      DatabaseMetaData md = c.getMetaData();
      assertEquals(
          List.of("NULL 0", "INTEGER 4", "REAL 7", "TEXT 12", "BLOB 2004"),
          rows(md.getTypeInfo(), "TYPE_NAME", "DATA_TYPE"));
      assertFalse(md.getProcedures(null, null, null).next());
      assertFalse(md.getUDTs(null, null, null, null).next());
      assertFalse(md.getVersionColumns(null, null, "p").next());
      assertFalse(md.getTablePrivileges(null, null, "p").next());
      assertFalse(md.getColumnPrivileges(null, null, "p", null).next());
      assertFalse(md.getSuperTables(null, null, "p").next());
    }
  }
}
