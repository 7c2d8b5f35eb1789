package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * Hashes of values that are equal for values that compare as equal under a collation; for hash
 * tables only.
 */
public final class ValueHash {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int NULL_HASH = 0x5bd1e995;

  private ValueHash() {}

  /** The hash of a value. A REAL that equals an INTEGER has its hash. */
  public static int hash(Registers r, int register, Collation collation) {
    return switch (r.tag[register]) {
      case Registers.NULL -> NULL_HASH;
      case Registers.INTEGER -> mix(r.bits[register]);
      case Registers.REAL -> real(r.getDouble(register));
      case Registers.TEXT -> text(r.bits[register], r.length[register], collation);
      default -> bytes(r.bits[register], r.length[register]) * 31;
    };
  }

  private static int real(double value) {
    long whole = (long) value;
    return whole == value && whole != Long.MAX_VALUE
        ? mix(whole)
        : mix(Double.doubleToRawLongBits(value));
  }

  private static int text(long address, int length, Collation collation) {
    return switch (collation) {
      case NOCASE -> folded(address, length);
      case RTRIM -> bytes(address, Collation.trimmed(address, length));
      case BINARY, BINARY_UTF16LE, BINARY_UTF16BE -> bytes(address, length);
    };
  }

  /** The hash of bytes; also for keys that are not in registers. */
  public static int bytes(long address, int length) {
    long hash = length * MULTIPLIER;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = (hash ^ Memory.getLongLittleEndian(address + i)) * MULTIPLIER;
      hash ^= hash >>> 32;
    }
    long tail = 0;
    for (; i < length; i++) {
      tail = tail << 8 | Memory.getUnsignedByte(address + i);
    }
    return mix(hash ^ tail);
  }

  private static int folded(long address, int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + Collation.fold(Memory.getUnsignedByte(address + i));
    }
    return mix(hash);
  }

  private static int mix(long bits) {
    long hash = bits * MULTIPLIER;
    return (int) (hash ^ hash >>> 32);
  }
}
