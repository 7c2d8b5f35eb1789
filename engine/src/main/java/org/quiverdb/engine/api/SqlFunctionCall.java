package org.quiverdb.engine.api;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;

/**
 * One call of a {@link SqlFunction}: its arguments, numbered from 0 and converted as SQLite's
 * {@code sqlite3_value_} functions do, and its result. Valid during the call, on its thread.
 */
public final class SqlFunctionCall {
  private final QuiverConnection connection;
  private final Registers registers;
  private final int first;
  private final int count;
  private final int result;

  SqlFunctionCall(
      QuiverConnection connection, Registers registers, int first, int count, int result) {
    this.connection = connection;
    this.registers = registers;
    this.first = first;
    this.count = count;
    this.result = result;
  }

  /** The connection whose statement makes the call. Only to be read from. */
  public QuiverConnection connection() {
    return connection;
  }

  /** How many arguments there are. */
  public int count() {
    return count;
  }

  private int register(int argument) {
    if (argument < 0 || argument >= count) {
      throw new SqlException(ResultCode.RANGE, "argument " + argument + " of " + count);
    }
    return first + argument;
  }

  public ValueType type(int argument) {
    return ValueReader.type(registers, register(argument));
  }

  public boolean isNull(int argument) {
    return type(argument) == ValueType.NULL;
  }

  /** As INTEGER, converted as CAST does. */
  public long getLong(int argument) {
    return ValueReader.toLong(registers, register(argument));
  }

  /** As REAL, converted as CAST does. */
  public double getDouble(int argument) {
    return ValueReader.toDouble(registers, register(argument));
  }

  /** As TEXT, converted as CAST does; null for NULL. */
  public @Nullable String getText(int argument) {
    return ValueReader.toText(registers, register(argument));
  }

  /** The bytes of a BLOB, or of the value as TEXT; null for NULL. */
  public byte @Nullable [] getBlob(int argument) {
    return ValueReader.toBlob(registers, register(argument));
  }

  /** A vector of any type, or its text form, as float values; null for NULL. */
  public float @Nullable [] getVector(int argument) {
    return ValueReader.toVector(registers, register(argument));
  }

  public void setNull() {
    registers.setNull(result);
  }

  public void setLong(long value) {
    registers.setLong(result, value);
  }

  /** Sets a REAL; NaN sets NULL, as in SQLite. */
  public void setDouble(double value) {
    registers.setDouble(result, value);
  }

  public void setText(String value) {
    registers.setBytes(result, Registers.TEXT, value.getBytes(StandardCharsets.UTF_8));
  }

  public void setBlob(byte[] value) {
    registers.setBytes(result, Registers.BLOB, value);
  }

  /** Sets an F32 vector: the blob that {@code vector32()} would make. */
  public void setVector(float[] value) {
    int byteCount = value.length * Float.BYTES;
    long address = registers.scratch(result, byteCount);
    Memory.copyFloatsIn(value, address, value.length);
    registers.setReference(result, Registers.BLOB, address, byteCount);
  }
}
