package org.quiverdb.engine.exec.function;

import java.nio.charset.StandardCharsets;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Arithmetic;
import org.quiverdb.engine.record.NumberText;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.Utf8;

/** A text or blob that grows in the scratch of a result register. */
final class ByteOutput {
  private final Registers r;
  private final int register;
  private long base;
  private int length;
  private int capacity;

  ByteOutput(Registers r, int register, int expectedBytes) {
    this.r = r;
    this.register = register;
    capacity = Math.max(expectedBytes, 32);
    base = r.scratch(register, capacity);
  }

  int length() {
    return length;
  }

  /** Forgets what comes after so many bytes. */
  void setLength(int bytes) {
    length = bytes;
  }

  /** Moves bytes to the right inside of what is written, and fills the gap that they leave. */
  void moveRight(int from, int byteCount, int distance, int filler) {
    Memory.copy(base + from, base + from + distance, byteCount);
    Memory.fill(base + from, distance, filler);
  }

  int byteAt(int index) {
    return Memory.getUnsignedByte(base + index);
  }

  /** Makes room; returns the address where the next byte goes. */
  long reserve(long bytes) {
    long needed = length + bytes;
    if (needed > capacity) {
      if (needed > Arithmetic.MAX_BYTES) {
        throw new SqlException(ResultCode.TOOBIG, ResultCode.TOOBIG.text());
      }
      capacity = (int) Math.min(Arithmetic.MAX_BYTES, Math.max(needed, capacity * 2L));
      base = r.scratch(register, capacity);
    }
    return base + length;
  }

  ByteOutput append(int c) {
    Memory.putByte(reserve(1), c);
    length++;
    return this;
  }

  ByteOutput append(long address, int byteCount) {
    Memory.copy(address, reserve(byteCount), byteCount);
    length += byteCount;
    return this;
  }

  ByteOutput append(TextView text) {
    return append(text.address, text.length);
  }

  ByteOutput append(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Memory.copyIn(bytes, 0, reserve(bytes.length), bytes.length);
    length += bytes.length;
    return this;
  }

  /** Appends a character so many times. */
  ByteOutput repeat(int c, long times) {
    if (times > 0) {
      Memory.fill(reserve(times), times, c);
      length += (int) times;
    }
    return this;
  }

  ByteOutput appendCodePoint(int c) {
    length += Utf8.put(reserve(4), c);
    return this;
  }

  ByteOutput append(long value) {
    length += NumberText.put(reserve(NumberText.MAX_BYTES), value);
    return this;
  }

  /** Appends a number in decimal with zeros in front, at least so wide. */
  ByteOutput appendPadded(long value, int width) {
    long limit = 10;
    for (int i = 1; i < width; i++) {
      if (value < limit) {
        append('0');
      }
      limit *= 10;
    }
    return append(value);
  }

  /** Makes the bytes the register's TEXT. */
  void finishText() {
    r.setReference(register, Registers.TEXT, base, length);
  }

  /** Makes the bytes the register's BLOB. */
  void finishBlob() {
    r.setReference(register, Registers.BLOB, base, length);
  }
}
