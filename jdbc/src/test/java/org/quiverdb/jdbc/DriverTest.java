package org.quiverdb.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.engine.api.QuiverConnection;

/** URLs, properties and the data source. */
class DriverTest {
  @TempDir Path folder;

  @Test
  void isFoundByTheServiceLoader() throws SQLException {
    assertInstanceOf(QuiverDriver.class, DriverManager.getDriver("jdbc:quiver:x"));
    Driver driver = new QuiverDriver();
    assertTrue(driver.acceptsURL("jdbc:quiver::memory:"));
    assertFalse(driver.acceptsURL("jdbc:sqlite:x"));
    assertNull(driver.connect("jdbc:sqlite:x", new Properties()));
    assertFalse(driver.jdbcCompliant());
  }

  @Test
  void opensFilesMemoryAndTemporaryDatabases() throws SQLException {
    Path file = folder.resolve("a b.db");
    for (String url :
        new String[] {
          "jdbc:quiver:" + file,
          "jdbc:quiver:file:" + folder + "/a%20b.db",
          "jdbc:quiver::memory:",
          "jdbc:quiver:"
        }) {
      try (Connection c = DriverManager.getConnection(url);
          Statement s = c.createStatement()) {
        s.execute("CREATE TABLE IF NOT EXISTS t(a)");
      }
    }
    assertTrue(Files.exists(file));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertBadUrl("jdbc:quiver::memory:?colour=red", "unknown connection property: colour");
    assertBadUrl("jdbc:quiver::memory:?foreign_keys=maybe", "bad value of foreign_keys: maybe");
    assertBadUrl("jdbc:quiver::memory:?busy_timeout=soon", "bad value of busy_timeout: soon");
    assertBadUrl("jdbc:quiver::memory:?password=x", "encryption is not supported");
  }

  private static void assertBadUrl(String url, String part) {
    SQLException e =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url).close());
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
    assertEquals("22023", e.getSQLState());
  }

  @Test
  void failureToOpenIsAConnectionFailure() {
    SQLException e =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:quiver:" + folder + "/no/such/x.db").close());
    assertInstanceOf(SQLNonTransientConnectionException.class, e);
    assertEquals("08001", e.getSQLState());
    assertEquals(14, e.getErrorCode());
  }

  @Test
  void listsItsProperties() throws SQLException {
    Properties given = new Properties();
    given.setProperty("busy_timeout", "7");
    DriverPropertyInfo[] infos =
        new QuiverDriver().getPropertyInfo("jdbc:quiver:x?journal_mode=WAL", given);
    assertEquals("7", find(infos, "busy_timeout").value);
    assertEquals("wal", find(infos, "journal_mode").value);
    assertNull(find(infos, "cache_size").value);
    for (DriverPropertyInfo info : infos) {
      assertNotNull(info.description, info.name);
    }
  }

  private static DriverPropertyInfo find(DriverPropertyInfo[] infos, String name) {
    return Arrays.stream(infos).filter(info -> info.name.equals(name)).findFirst().orElseThrow();
  }

  private static String pragma(Connection c, String name) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet rows = s.executeQuery("PRAGMA " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void propertiesArePragmas() throws SQLException {
    String file = "jdbc:quiver:" + folder.resolve("pragmas.db");
    String options =
        "?page_size=8192&encoding=UTF-16&auto_vacuum=full&foreign_keys=true&synchronous=normal"
            + "&cache_size=-2000&temp_store=memory&recursive_triggers=on&user_version=3"
            + "&application_id=77&query_only=off&case_sensitive_like=on&max_page_count=100";
    try (Connection c = DriverManager.getConnection(file + options);
        Statement s = c.createStatement()) {
      assertNull(c.getWarnings());
      s.execute("CREATE TABLE t(a)");
      assertEquals("8192", pragma(c, "page_size"));
      assertEquals("UTF-16le", pragma(c, "encoding"));
      assertEquals("1", pragma(c, "auto_vacuum"));
      assertEquals("1", pragma(c, "foreign_keys"));
      assertEquals("1", pragma(c, "synchronous"));
      assertEquals("-2000", pragma(c, "cache_size"));
      assertEquals("2", pragma(c, "temp_store"));
      assertEquals("1", pragma(c, "recursive_triggers"));
      assertEquals("3", pragma(c, "user_version"));
      assertEquals("77", pragma(c, "application_id"));
    }
    try (Connection c = DriverManager.getConnection(file + "?page_size=512&foreign_keys=1")) {
      assertEquals("page_size is 8192, not 512 as asked for", c.getWarnings().getMessage());
      assertNull(c.getWarnings().getNextWarning());
      c.clearWarnings();
      assertNull(c.getWarnings());
    }
  }

  @Test
  void busyTimeoutIsThreeSecondsUnlessSaid() throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:quiver::memory:");
        Connection d = DriverManager.getConnection("jdbc:quiver::memory:?busy_timeout=7")) {
      assertEquals("3000", pragma(c, "busy_timeout"));
      assertEquals("7", pragma(d, "busy_timeout"));
    }
  }

  @Test
  void readOnlyModeRefusesWrites() throws SQLException {
    String url = "jdbc:quiver:" + folder.resolve("ro.db");
    assertThrows(SQLException.class, () -> DriverManager.getConnection(url + "?mode=rw").close());
    try (Connection c = DriverManager.getConnection(url);
        Statement s = c.createStatement()) {
      s.execute("CREATE TABLE t(a)");
    }
    try (Connection c = DriverManager.getConnection(url + "?mode=ro");
        Statement s = c.createStatement()) {
      assertTrue(c.isReadOnly());
      SQLException e =
          assertThrows(SQLException.class, () -> s.execute("INSERT INTO t VALUES (1)"));
      assertEquals(8, e.getErrorCode());
      assertEquals("25006", e.getSQLState());
    }
  }

  @Test
  void dataSourceGivesConnections() throws SQLException {
    QuiverDataSource source = new QuiverDataSource("jdbc:quiver:" + folder.resolve("ds.db"));
    source.setProperty("busy_timeout", "10");
    try (Connection c = source.getConnection();
        Connection d = source.getConnection("sa", "")) {
      assertTrue(c.isValid(1));
      assertTrue(d.isValid(1));
      assertNotNull(c.unwrap(QuiverConnection.class));
      assertTrue(c.isWrapperFor(QuiverConnection.class));
      assertFalse(c.isWrapperFor(String.class));
    }
    assertThrows(IllegalArgumentException.class, () -> source.setUrl("jdbc:h2:x"));
    assertThrows(SQLException.class, () -> source.getConnection("sa", "secret").close());
  }
}
