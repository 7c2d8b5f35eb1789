package org.quiverdb.engine.btree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

class VarintTest {
  @Test
  void everyLengthGoesThereAndBack() {
    long at = NativeAllocator.allocate(16);
    for (int shift = 0; shift < 64; shift++) {
      for (long delta = -2; delta <= 2; delta++) {
        long value = (1L << shift) + delta;
        int size = Varint.put(at, value);
        assertEquals(size, Varint.size(value));
        assertEquals(size, Varint.length(at));
        assertEquals(value, Varint.get(at), "2^" + shift + "+" + delta);
      }
    }
    NativeAllocator.free(at, 16);
  }

  @Test
  void knownBytes() {
    long at = NativeAllocator.allocate(16);
    Varint.put(at, -1);
    for (int i = 0; i < 9; i++) {
      assertEquals(0xff, Memory.getUnsignedByte(at + i));
    }
    assertEquals(2, Varint.put(at, 128));
    assertEquals(0x8100, Memory.getUnsignedShort(at));
    NativeAllocator.free(at, 16);
  }
}
