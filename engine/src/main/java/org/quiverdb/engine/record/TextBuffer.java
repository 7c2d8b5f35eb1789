package org.quiverdb.engine.record;

import java.lang.ref.Cleaner;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * Stored text as UTF-8: the text itself where it is UTF-8 already, else a copy in a buffer that
 * grows and is reused. The buffer is given back when this object is no longer reachable, because
 * record orders have no end of life of their own.
 */
final class TextBuffer {
  private static final Cleaner CLEANER = Cleaner.create();

  private final TextEncoding encoding;
  private final Block block = new Block();
  private boolean watched;
  private long address;
  private int length;

  TextBuffer(TextEncoding encoding) {
    this.encoding = encoding;
  }

  /** Takes stored text. */
  void set(long stored, int byteCount) {
    if (encoding == TextEncoding.UTF8) {
      address = stored;
      length = byteCount;
      return;
    }
    if (!watched) {
      watched = true;
      CLEANER.register(this, block);
    }
    address = block.reserve(encoding.maxDecodedBytes(byteCount));
    length = encoding.decode(stored, byteCount, address);
  }

  long address() {
    return address;
  }

  int length() {
    return length;
  }

  /** The buffer; knows nothing of its owner, so that it can outlive it. */
  private static final class Block implements Runnable {
    private long address;
    private long byteCount;

    synchronized long reserve(long needed) {
      if (needed > byteCount || address == 0) {
        run();
        byteCount = NativeAllocator.roundUp(needed);
        address = NativeAllocator.allocate(byteCount);
      }
      return address;
    }

    @Override
    public synchronized void run() {
      if (address != 0) {
        NativeAllocator.free(address, byteCount);
        address = 0;
      }
    }
  }
}
