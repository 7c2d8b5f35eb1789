package org.quiverdb.index.diskann.store;

import org.quiverdb.engine.memory.Memory;

/** A 64-bit hash of the bytes of a vector, to see that it has changed. */
final class Fingerprint {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Fingerprint() {}

  static long of(long address, int length) {
    long hash = length;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = Long.rotateLeft(hash, 23) * MULTIPLIER + Memory.getLongLittleEndian(address + i);
    }
    for (; i < length; i++) {
      hash = hash * 31 + Memory.getUnsignedByte(address + i);
    }
    return hash;
  }
}
