package org.quiverdb.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.ValueType;

/** Getters of the current row's values by column number, counted from 1. */
abstract class ValueGetters extends LabelGetters {
  final Rows rows;
  private final DateFormat dates;
  private final int columnCount;
  boolean onRow;
  private boolean lastWasNull;

  ValueGetters(Rows rows, DateFormat dates) {
    this.rows = rows;
    this.dates = dates;
    this.columnCount = rows.columnCount();
  }

  /** Why there is no row to read. */
  abstract SQLException noRow();

  /** Whether the value is NULL, after seeing that there is such a column in a current row. */
  private boolean isNull(int column) throws SQLException {
    if (!onRow) {
      throw noRow();
    }
    if (column < 1 || column > columnCount) {
      throw new SQLException(
          "column " + column + " out of bounds [1," + columnCount + "]", "07009", 25);
    }
    boolean isNull = rows.type(column - 1) == ValueType.NULL;
    lastWasNull = isNull;
    return isNull;
  }

  @Override
  public boolean wasNull() {
    return lastWasNull;
  }

  @Override
  public long getLong(int column) throws SQLException {
    return isNull(column) ? 0 : rows.getLong(column - 1);
  }

  @Override
  public int getInt(int column) throws SQLException {
    return (int) getLong(column);
  }

  @Override
  public short getShort(int column) throws SQLException {
    return (short) getLong(column);
  }

  @Override
  public byte getByte(int column) throws SQLException {
    return (byte) getLong(column);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    return getLong(column) != 0;
  }

  @Override
  public double getDouble(int column) throws SQLException {
    return isNull(column) ? 0 : rows.getDouble(column - 1);
  }

  @Override
  public float getFloat(int column) throws SQLException {
    return (float) getDouble(column);
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    return isNull(column) ? null : rows.getText(column - 1);
  }

  @Override
  public @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    return isNull(column) ? null : rows.getBlob(column - 1);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    return isNull(column) ? null : Conversions.object(rows, column - 1);
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    if (type == null) {
      throw Errors.argument("the type to convert to is null");
    }
    return isNull(column) ? null : Conversions.read(rows, column - 1, type, dates);
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return isNull(column) ? null : Conversions.decimal(rows, column - 1);
  }

  @Override
  @Deprecated
  public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    return getDate(column, null);
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    return isNull(column)
        ? null
        : TemporalConversions.date(rows, column - 1, dates, TemporalConversions.zone(calendar));
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    return getTime(column, null);
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    return isNull(column)
        ? null
        : TemporalConversions.time(rows, column - 1, dates, TemporalConversions.zone(calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return getTimestamp(column, null);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    return isNull(column)
        ? null
        : TemporalConversions.timestamp(
            rows, column - 1, dates, TemporalConversions.zone(calendar));
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    float[] vector = isNull(column) ? null : rows.getVector(column - 1);
    return vector == null ? null : new VectorArray(vector);
  }

  @Override
  public @Nullable Blob getBlob(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new MemoryBlob(bytes);
  }

  @Override
  public @Nullable Clob getClob(int column) throws SQLException {
    return getNClob(column);
  }

  @Override
  public @Nullable NClob getNClob(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new MemoryClob(text);
  }

  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public @Nullable URL getURL(int column) throws SQLException {
    String text = getString(column);
    try {
      return text == null ? null : URI.create(text).toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw Errors.conversion("no URL: " + text);
    }
  }
}
