package org.quiverdb.engine.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * Tagged values of a running statement (wall W5). Register r is {@code tag[r], bits[r], length[r]}:
 *
 * <pre>
 *   NULL     bits = 0
 *   INTEGER  bits = the value
 *   REAL     bits = Double.doubleToRawLongBits(value); never NaN, which is stored as NULL
 *   TEXT     bits = address of UTF-8 bytes in Memory, length = bytes
 *   BLOB     bits = address in Memory, length = bytes
 * </pre>
 *
 * <p>The bytes of a TEXT or BLOB belong to a page (valid until its cursor moves), to the register's
 * own scratch buffer, or to a constant area. Each register has at most one scratch buffer, which
 * grows and is reused. The arrays are public because generated code and operators index them
 * directly. Not thread-safe.
 */
public final class Registers implements AutoCloseable {
  public static final byte NULL = 0;
  public static final byte INTEGER = 1;
  public static final byte REAL = 2;
  public static final byte TEXT = 3;
  public static final byte BLOB = 4;

  public final byte[] tag;
  public final long[] bits;
  public final int[] length;
  private final long[] scratch;
  private final int[] scratchBytes;

  public Registers(int count) {
    tag = new byte[count];
    bits = new long[count];
    length = new int[count];
    scratch = new long[count];
    scratchBytes = new int[count];
  }

  public int count() {
    return tag.length;
  }

  public void setNull(int r) {
    tag[r] = NULL;
    bits[r] = 0;
  }

  public void setLong(int r, long value) {
    tag[r] = INTEGER;
    bits[r] = value;
  }

  /** Sets a REAL; NaN becomes NULL, as everywhere in SQLite. */
  public void setDouble(int r, double value) {
    if (Double.isNaN(value)) {
      setNull(r);
      return;
    }
    tag[r] = REAL;
    bits[r] = Double.doubleToRawLongBits(value);
  }

  public double getDouble(int r) {
    return Double.longBitsToDouble(bits[r]);
  }

  /** Points at bytes that outlive this use of the register; nothing is copied. */
  public void setReference(int r, byte textOrBlob, long address, int byteCount) {
    tag[r] = textOrBlob;
    bits[r] = address;
    length[r] = byteCount;
  }

  /**
   * The register's scratch buffer with room for at least so many bytes; earlier content is kept
   * when it grows.
   */
  public long scratch(int r, int byteCount) {
    if (scratchBytes[r] < byteCount || scratch[r] == 0) {
      long bigger = NativeAllocator.allocate(byteCount);
      if (scratch[r] != 0) {
        Memory.copy(scratch[r], bigger, scratchBytes[r]);
        NativeAllocator.free(scratch[r], scratchBytes[r]);
      }
      scratch[r] = bigger;
      scratchBytes[r] = (int) Math.min(Integer.MAX_VALUE, NativeAllocator.roundUp(byteCount));
    }
    return scratch[r];
  }

  /** Copies bytes into the register's scratch buffer and makes them its value. */
  public void setBytes(int r, byte textOrBlob, byte[] bytes) {
    long to = scratch(r, bytes.length);
    Memory.copyIn(bytes, 0, to, bytes.length);
    setReference(r, textOrBlob, to, bytes.length);
  }

  public void setText(int r, String value) {
    setBytes(r, TEXT, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Copies a value so that it depends on nothing but this register. */
  public void copyFrom(int r, Registers source, int s) {
    byte t = source.tag[s];
    if (t < TEXT) {
      tag[r] = t;
      bits[r] = source.bits[s];
      return;
    }
    int byteCount = source.length[s];
    long to = scratch(r, byteCount);
    Memory.copy(source.bits[s], to, byteCount);
    setReference(r, t, to, byteCount);
  }

  /** Makes r name the same value as a register of another set, sharing its bytes. */
  public void alias(int r, Registers source, int s) {
    tag[r] = source.tag[s];
    bits[r] = source.bits[s];
    length[r] = source.length[s];
  }

  /** Makes r name the same value as s, sharing its bytes. */
  public void alias(int r, int s) {
    tag[r] = tag[s];
    bits[r] = bits[s];
    length[r] = length[s];
  }

  /** Makes r name the same value as register s of other registers, sharing its bytes. */
  public void alias(int r, int s, Registers source) {
    tag[r] = source.tag[s];
    bits[r] = source.bits[s];
    length[r] = source.length[s];
  }

  public byte[] getBytes(int r) {
    return Memory.bytes(bits[r], length[r]);
  }

  /** TEXT (or the bytes of a BLOB) as a String; malformed UTF-8 becomes U+FFFD. */
  public String getString(int r) {
    return new String(getBytes(r), StandardCharsets.UTF_8);
  }

  /** Frees the scratch buffers; all registers become NULL. */
  @Override
  public void close() {
    for (int r = 0; r < scratch.length; r++) {
      if (scratch[r] != 0) {
        NativeAllocator.free(scratch[r], scratchBytes[r]);
        scratch[r] = 0;
        scratchBytes[r] = 0;
      }
    }
    Arrays.fill(tag, NULL);
  }
}
