package org.quiverdb.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement; null makes a parameter NULL. */
abstract class ParameterSetters extends JdbcStatement implements PreparedStatement {
  final ParameterSet parameters;

  ParameterSetters(JdbcConnection connection, int parameterCount) {
    super(connection);
    this.parameters = new ParameterSet(parameterCount);
  }

  private void check(int parameter) throws SQLException {
    checkOpen();
    if (parameter < 1 || parameter > parameters.count()) {
      throw new SQLException(
          "parameter " + parameter + " out of bounds [1," + parameters.count() + "]", "07009", 25);
    }
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    parameters.clear();
  }

  @Override
  public void setNull(int parameter, int sqlType) throws SQLException {
    check(parameter);
    parameters.setNull(parameter);
  }

  @Override
  public void setNull(int parameter, int sqlType, @Nullable String typeName) throws SQLException {
    setNull(parameter, sqlType);
  }

  @Override
  public void setLong(int parameter, long value) throws SQLException {
    check(parameter);
    parameters.setLong(parameter, value);
  }

  @Override
  public void setInt(int parameter, int value) throws SQLException {
    setLong(parameter, value);
  }

  @Override
  public void setShort(int parameter, short value) throws SQLException {
    setLong(parameter, value);
  }

  @Override
  public void setByte(int parameter, byte value) throws SQLException {
    setLong(parameter, value);
  }

  @Override
  public void setBoolean(int parameter, boolean value) throws SQLException {
    setLong(parameter, value ? 1 : 0);
  }

  @Override
  public void setDouble(int parameter, double value) throws SQLException {
    check(parameter);
    parameters.setDouble(parameter, value);
  }

  @Override
  public void setFloat(int parameter, float value) throws SQLException {
    setDouble(parameter, value);
  }

  @Override
  public void setString(int parameter, @Nullable String value) throws SQLException {
    check(parameter);
    if (value == null) {
      parameters.setNull(parameter);
    } else {
      parameters.setText(parameter, value);
    }
  }

  @Override
  public void setNString(int parameter, @Nullable String value) throws SQLException {
    setString(parameter, value);
  }

  @Override
  public void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
    check(parameter);
    if (value == null) {
      parameters.setNull(parameter);
    } else {
      parameters.setBlob(parameter, value);
    }
  }

  @Override
  public void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
    setString(parameter, value == null ? null : value.toString());
  }

  @Override
  public void setURL(int parameter, @Nullable URL value) throws SQLException {
    setString(parameter, value == null ? null : value.toString());
  }

  private void setInstant(int parameter, long millis, int nanos, @Nullable Calendar calendar)
      throws SQLException {
    check(parameter);
    ZoneId zone = TemporalConversions.zone(calendar);
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(millis, 1000L), nanos);
    connection.dates().store(parameters, parameter, instant, zone);
  }

  private void setMillis(int parameter, java.util.@Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    if (value == null) {
      setNull(parameter, 0);
    } else {
      long millis = value.getTime();
      setInstant(parameter, millis, (int) Math.floorMod(millis, 1000L) * 1_000_000, calendar);
    }
  }

  /** Any date that counts milliseconds. */
  final void setUtilDate(int parameter, java.util.Date value) throws SQLException {
    setMillis(parameter, value, null);
  }

  @Override
  public void setDate(int parameter, @Nullable Date value) throws SQLException {
    setMillis(parameter, value, null);
  }

  @Override
  public void setDate(int parameter, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    setMillis(parameter, value, calendar);
  }

  @Override
  public void setTime(int parameter, @Nullable Time value) throws SQLException {
    setMillis(parameter, value, null);
  }

  @Override
  public void setTime(int parameter, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    setMillis(parameter, value, calendar);
  }

  @Override
  public void setTimestamp(int parameter, @Nullable Timestamp value) throws SQLException {
    setTimestamp(parameter, value, null);
  }

  @Override
  public void setTimestamp(int parameter, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    if (value == null) {
      setNull(parameter, 0);
    } else {
      setInstant(parameter, value.getTime(), value.getNanos(), calendar);
    }
  }

  @Override
  public void setObject(int parameter, @Nullable Object value) throws SQLException {
    check(parameter);
    ObjectBinding.bind(this, parameters, parameter, value);
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, int sqlType) throws SQLException {
    check(parameter);
    ObjectBinding.bind(this, parameters, parameter, ObjectBinding.convert(value, sqlType));
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, int sqlType, int scale)
      throws SQLException {
    setObject(parameter, value, sqlType);
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
    setObject(parameter, value, type.getVendorTypeNumber());
  }

  @Override
  public void setObject(int parameter, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    setObject(parameter, value, type);
  }

  @Override
  public void setArray(int parameter, @Nullable Array value) throws SQLException {
    setObject(parameter, value == null ? null : value.getArray());
  }

  @Override
  public void setBlob(int parameter, @Nullable Blob value) throws SQLException {
    setBytes(parameter, value == null ? null : value.getBytes(1, (int) value.length()));
  }

  @Override
  public void setBlob(int parameter, @Nullable InputStream value) throws SQLException {
    setBytes(parameter, Streams.bytes(value, Streams.ALL));
  }

  @Override
  public void setBlob(int parameter, @Nullable InputStream value, long length) throws SQLException {
    setBytes(parameter, Streams.bytes(value, length));
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value) throws SQLException {
    setBlob(parameter, value);
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    setBlob(parameter, value, length);
  }

  @Override
  public void setBinaryStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    setBlob(parameter, value, length);
  }

  @Override
  public void setClob(int parameter, @Nullable Clob value) throws SQLException {
    setString(parameter, value == null ? null : value.getSubString(1, (int) value.length()));
  }

  @Override
  public void setClob(int parameter, @Nullable Reader value) throws SQLException {
    setString(parameter, Streams.text(value, Streams.ALL));
  }

  @Override
  public void setClob(int parameter, @Nullable Reader value, long length) throws SQLException {
    setString(parameter, Streams.text(value, length));
  }

  @Override
  public void setNClob(int parameter, @Nullable NClob value) throws SQLException {
    setClob(parameter, value);
  }

  @Override
  public void setNClob(int parameter, @Nullable Reader value) throws SQLException {
    setClob(parameter, value);
  }

  @Override
  public void setNClob(int parameter, @Nullable Reader value, long length) throws SQLException {
    setClob(parameter, value, length);
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    setClob(parameter, value);
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value, int length)
      throws SQLException {
    setClob(parameter, value, length);
  }

  @Override
  public void setCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    setClob(parameter, value, length);
  }

  @Override
  public void setNCharacterStream(int parameter, @Nullable Reader value) throws SQLException {
    setClob(parameter, value);
  }

  @Override
  public void setNCharacterStream(int parameter, @Nullable Reader value, long length)
      throws SQLException {
    setClob(parameter, value, length);
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value) throws SQLException {
    setString(parameter, Streams.text(value, Streams.ALL));
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    setString(parameter, Streams.text(value, length));
  }

  @Override
  public void setAsciiStream(int parameter, @Nullable InputStream value, long length)
      throws SQLException {
    setString(parameter, Streams.text(value, length));
  }

  @Override
  @Deprecated
  public void setUnicodeStream(int parameter, @Nullable InputStream value, int length)
      throws SQLException {
    setString(parameter, Streams.text(value, length));
  }

  @Override
  public void setRef(int parameter, Ref value) throws SQLException {
    throw Errors.unsupported("setRef");
  }

  @Override
  public void setRowId(int parameter, RowId value) throws SQLException {
    throw Errors.unsupported("setRowId");
  }

  @Override
  public void setSQLXML(int parameter, SQLXML value) throws SQLException {
    throw Errors.unsupported("setSQLXML");
  }
}
