package org.quiverdb.index.diskann.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Cuts levels, one a byte, into bit planes. */
final class BitPlanes {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;

  /** Multiplied by bytes of 0 and 1, it has them as the bits of its highest byte. */
  private static final long GATHER = 0x0102040810204080L;

  private BitPlanes() {}

  /** One bit of 64 levels; bit i of the result is from the level at {@code from + i}. */
  static long word(byte[] levels, int from, int bit) {
    long word = 0;
    for (int i = 0; i < Long.SIZE; i += Byte.SIZE) {
      long eight = (long) LONG.get(levels, from + i) >>> bit & LOW_BITS;
      word |= (eight * GATHER >>> (Long.SIZE - Byte.SIZE)) << i;
    }
    return word;
  }
}
