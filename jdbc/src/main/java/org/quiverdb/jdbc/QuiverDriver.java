package org.quiverdb.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The driver. URLs are {@code jdbc:quiver:path}, {@code jdbc:quiver:file:/uri}, {@code
 * jdbc:quiver::memory:} and {@code jdbc:quiver:} (a temporary database), with {@code
 * ?key=value&key=value} behind; {@link #getPropertyInfo} lists the keys. The service loader
 * registers it with the DriverManager. Thread-safe.
 */
public final class QuiverDriver implements Driver {
  static final int MAJOR_VERSION = 0;
  static final int MINOR_VERSION = 1;

  static {
    try {
      DriverManager.registerDriver(new QuiverDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Made by the service loader; {@link java.sql.DriverManager} is the usual way to it. */
  public QuiverDriver() {}

  /**
   * Opens a connection.
   *
   * @return null if the URL is of another driver
   * @throws SQLException with SQLState 08001 if the file cannot be opened, 22023 if a property is
   *     unknown or has a bad value
   */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!ConnectionSettings.accepts(url)) {
      return null;
    }
    Properties properties = info == null ? new Properties() : info;
    return JdbcConnection.open(url, ConnectionSettings.of(url, properties));
  }

  @Override
  public boolean acceptsURL(String url) {
    return ConnectionSettings.accepts(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info)
      throws SQLException {
    ConnectionSettings settings =
        ConnectionSettings.of(
            acceptsURL(url) ? url : ConnectionSettings.PREFIX,
            info == null ? new Properties() : info);
    ConnectionProperty[] all = ConnectionProperty.values();
    DriverPropertyInfo[] infos = new DriverPropertyInfo[all.length];
    for (int i = 0; i < all.length; i++) {
      infos[i] = new DriverPropertyInfo(all[i].key(), settings.value(all[i]));
      infos[i].description = all[i].description();
      infos[i].choices =
          all[i].choices().isEmpty() ? null : all[i].choices().toArray(new String[0]);
    }
    return infos;
  }

  @Override
  public int getMajorVersion() {
    return MAJOR_VERSION;
  }

  @Override
  public int getMinorVersion() {
    return MINOR_VERSION;
  }

  /** False: SQLite's SQL is not all of SQL-92's entry level. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the driver writes no log", "HYC00");
  }
}
