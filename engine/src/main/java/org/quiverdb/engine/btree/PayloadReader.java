package org.quiverdb.engine.btree;

import org.quiverdb.engine.memory.GrowingBuffer;
import org.quiverdb.engine.memory.Memory;

/**
 * Puts payloads together: in place when all of it is in the page, else in a buffer of its own that
 * grows and is reused. Not thread-safe.
 */
final class PayloadReader implements AutoCloseable {
  private final BTree tree;
  private final Cell cell = new Cell();
  private final GrowingBuffer buffer = new GrowingBuffer();

  PayloadReader(BTree tree) {
    this.tree = tree;
  }

  /** Compares a cell's record with a key. */
  int compare(Page page, int index, IndexProbe probe) {
    long record = page.cell(index) + (page.leaf ? 1 : 5);
    int size = Memory.getByte(record - 1);
    if (size >= 0 && size <= page.maxLocal && record + size <= page.address + tree.usable) {
      return probe.compare(record, size);
    }
    page.parse(index, cell);
    return probe.compare(whole(page, cell), cell.payloadSize);
  }

  /** The address of a cell's whole payload. */
  long whole(Page page, Cell of) {
    if (of.localSize == of.payloadSize) {
      return of.payloadAddress;
    }
    tree.overflow.checkLength(page, of);
    long to = buffer.reserve(of.payloadSize);
    Memory.copy(of.payloadAddress, to, of.localSize);
    int rest = of.payloadSize - of.localSize;
    tree.overflow.read(of.overflowPage, 0, rest, to + of.localSize, page.number);
    return to;
  }

  /** A copy of a cell's whole payload in the buffer. */
  long copy(Page page, Cell of) {
    long address = whole(page, of);
    return address == buffer.address() ? address : copyOf(address, of.payloadSize);
  }

  /** A copy of bytes in the buffer. */
  long copyOf(long address, int byteCount) {
    long to = buffer.reserve(byteCount);
    Memory.copy(address, to, byteCount);
    return to;
  }

  @Override
  public void close() {
    buffer.close();
  }
}
