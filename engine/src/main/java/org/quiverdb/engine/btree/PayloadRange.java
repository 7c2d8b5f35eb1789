package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.Memory;

/** The part of a payload access that concerns the page itself. */
final class PayloadRange {
  private PayloadRange() {}

  static void check(Cell cell, int offset, int byteCount) {
    if (offset < 0 || byteCount < 0 || (long) offset + byteCount > cell.payloadSize) {
      throw new IllegalArgumentException(
          "bytes " + offset + "+" + byteCount + " of a payload of " + cell.payloadSize);
    }
  }

  /** Copies what lies in the page and returns how many bytes that were. */
  static int local(Cell cell, int offset, int byteCount, long memory, boolean write) {
    int count = Math.min(byteCount, cell.localSize - offset);
    if (count <= 0) {
      return 0;
    }
    if (write) {
      Memory.copy(memory, cell.payloadAddress + offset, count);
    } else {
      Memory.copy(cell.payloadAddress + offset, memory, count);
    }
    return count;
  }
}
