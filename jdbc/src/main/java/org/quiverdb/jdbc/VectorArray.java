package org.quiverdb.jdbc;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A vector as {@link Array}: {@link #getArray()} is a float[]. */
final class VectorArray implements Array {
  private float[] values;

  VectorArray(float[] values) {
    this.values = values;
  }

  /** From boxed numbers. */
  static VectorArray of(Object[] elements) throws SQLException {
    float[] values = new float[elements.length];
    for (int i = 0; i < values.length; i++) {
      if (!(elements[i] instanceof Number number)) {
        throw Errors.conversion("an array holds numbers only, not " + elements[i]);
      }
      values[i] = number.floatValue();
    }
    return new VectorArray(values);
  }

  @Override
  public String getBaseTypeName() {
    return "REAL";
  }

  @Override
  public int getBaseType() {
    return Types.REAL;
  }

  @Override
  public Object getArray() {
    return values.clone();
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    if (index < 1 || count < 0 || index - 1 + count > values.length) {
      throw Errors.argument("outside of the array: " + index + ", " + count);
    }
    return Arrays.copyOfRange(values, (int) index - 1, (int) index - 1 + count);
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    throw Errors.unsupported("an array as result set");
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet();
  }

  @Override
  public void free() {
    values = new float[0];
  }
}
