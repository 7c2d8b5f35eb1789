package org.quiverdb.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source of new connections; it pools nothing. Set it up first, then any thread may take
 * connections from it.
 */
public final class QuiverDataSource extends Wrapping implements DataSource {
  private String url = ConnectionSettings.PREFIX + ":memory:";
  private final Properties properties = new Properties();
  private @Nullable PrintWriter logWriter;
  private int loginTimeoutSeconds;

  /** A data source of databases in memory, until it gets a URL. */
  public QuiverDataSource() {}

  /** A data source of a URL that begins with {@code jdbc:quiver:}. */
  public QuiverDataSource(String url) {
    setUrl(url);
  }

  public String getUrl() {
    return url;
  }

  /**
   * Sets where connections go.
   *
   * @throws IllegalArgumentException if the URL is no URL of Quiver
   */
  public void setUrl(String url) {
    if (!ConnectionSettings.accepts(url)) {
      throw new IllegalArgumentException("not a URL of Quiver: " + url);
    }
    this.url = url;
  }

  /** Sets one of the properties that {@link QuiverDriver#getPropertyInfo} lists. */
  public void setProperty(String key, String value) {
    properties.setProperty(key, value);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return JdbcConnection.open(url, ConnectionSettings.of(url, properties));
  }

  /** There are no users; a password that is not empty is refused. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    Properties all = new Properties();
    all.putAll(properties);
    if (password != null) {
      all.setProperty("password", password);
    }
    return JdbcConnection.open(url, ConnectionSettings.of(url, all));
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    logWriter = out;
  }

  /** Remembered, but opening a file does not wait. */
  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeoutSeconds = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeoutSeconds;
  }

  @Override
  public java.util.logging.Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the driver writes no log", "HYC00");
  }
}
