package org.quiverdb.engine.memory;

/**
 * A native block that is reused and replaced by a larger one when more is asked for; its content
 * does not survive that. It takes no memory before the first use and after closing, and can be used
 * again then. Not thread-safe.
 */
public final class GrowingBuffer implements AutoCloseable {
  private long address;
  private long byteCount;

  /** The address of what was reserved last; 0 when there is nothing. */
  public long address() {
    return address;
  }

  /**
   * Makes room.
   *
   * @return the address, not 0 even for 0 bytes
   * @throws MemoryExhaustedException when there is no room; the buffer is empty then
   */
  public long reserve(long needed) {
    if (needed > byteCount || address == 0) {
      close();
      long size = NativeAllocator.roundUp(needed);
      address = NativeAllocator.allocate(size);
      byteCount = size;
    }
    return address;
  }

  @Override
  public void close() {
    if (address != 0) {
      NativeAllocator.free(address, byteCount);
      address = 0;
      byteCount = 0;
    }
  }
}
