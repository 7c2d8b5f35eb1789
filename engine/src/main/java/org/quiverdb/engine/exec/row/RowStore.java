package org.quiverdb.engine.exec.row;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.Registers;

/**
 * Copies rows out of registers and keeps them until it is cleared. A row is named by its address,
 * which does not change.
 */
public final class RowStore {
  private static final int CHUNK_BYTES = 1 << 16;

  private long[] chunks = new long[8];
  private long[] chunkBytes = new long[8];
  private int chunkCount;
  private long top;
  private long end;

  /** Copies the values of some registers and gives the address of the copy. */
  public long add(Registers r, int[] registers) {
    long bytes = (long) registers.length * Slots.BYTES;
    for (int register : registers) {
      if (r.tag[register] >= Registers.TEXT) {
        bytes += r.length[register];
      }
    }
    bytes = bytes + 7 & -8;
    if (end - top < bytes) {
      grow(bytes);
    }
    long row = top;
    top += bytes;
    write(row, r, registers);
    return row;
  }

  static void write(long row, Registers r, int[] registers) {
    long slot = row;
    long data = row + (long) registers.length * Slots.BYTES;
    for (int register : registers) {
      byte tag = r.tag[register];
      long bits = r.bits[register];
      int length = 0;
      if (tag >= Registers.TEXT) {
        length = r.length[register];
        Memory.copy(bits, data, length);
        bits = data;
        data += length;
      }
      Slots.put(slot, tag, bits, length);
      slot += Slots.BYTES;
    }
  }

  private void grow(long bytes) {
    long size = Math.max(bytes, Math.min((long) CHUNK_BYTES << Math.min(chunkCount, 8), 16 << 20));
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunkCount * 2);
      chunkBytes = Arrays.copyOf(chunkBytes, chunkCount * 2);
    }
    chunks[chunkCount] = NativeAllocator.allocate(size);
    chunkBytes[chunkCount] = size;
    top = chunks[chunkCount];
    end = top + NativeAllocator.roundUp(size);
    chunkCount++;
  }

  /**
   * Makes registers refer to the values of a row, from its value {@code from} on; nothing is
   * copied.
   */
  public static void load(long row, int from, Registers r, int firstRegister, int count) {
    for (int i = 0; i < count; i++) {
      Slots.load(row + (long) (from + i) * Slots.BYTES, r, firstRegister + i);
    }
  }

  /** Frees all rows. */
  public void clear() {
    for (int i = 0; i < chunkCount; i++) {
      NativeAllocator.free(chunks[i], chunkBytes[i]);
    }
    chunkCount = 0;
    top = 0;
    end = 0;
  }
}
