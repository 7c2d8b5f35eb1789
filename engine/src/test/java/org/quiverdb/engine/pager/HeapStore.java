package org.quiverdb.engine.pager;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * Pages without a file, for tests of the b-tree. Unkind on purpose: the first write to a page after
 * {@link #commit} moves it to another frame, and a frame that is no longer valid or pinned is
 * filled with 0xDB, so that stale addresses show. Counts pins.
 */
public final class HeapStore implements PageStore, AutoCloseable {
  private static final class HeapFrame extends Frame {
    int pins;
    boolean dirty;
    boolean stale;

    HeapFrame(long address, int number) {
      super(address);
      pageNumber = number;
    }
  }

  private final int pageSize;
  private final int usableSize;
  private final List<HeapFrame> pages = new ArrayList<>();
  private final List<Long> blocks = new ArrayList<>();
  private int pins;

  public HeapStore(int pageSize, int reservedBytes) {
    this.pageSize = pageSize;
    this.usableSize = pageSize - reservedBytes;
  }

  /** A store with the pages of a file image. */
  public static HeapStore of(byte[] image) {
    int size = (image[16] & 0xff) << 8 | image[17] & 0xff;
    int pageSize = size == 1 ? 65536 : size;
    HeapStore store = new HeapStore(pageSize, image[20] & 0xff);
    for (int i = 0; i + pageSize <= image.length; i += pageSize) {
      HeapFrame frame = store.newFrame(i / pageSize + 1);
      Memory.copyIn(image, i, frame.address, pageSize);
      store.pages.add(frame);
    }
    ByteBuffer header = ByteBuffer.wrap(image);
    int count = header.getInt(28);
    if (header.getInt(24) == header.getInt(92) && count > 0) {
      store.truncate(count);
    }
    return store;
  }

  /** The content as a file, with counters in the header as a pager would set them. */
  public byte[] image() {
    byte[] image = new byte[pages.size() * pageSize];
    if (!pages.isEmpty()) {
      long header = pages.get(0).address;
      Memory.putInt(header + 28, pages.size());
      Memory.putInt(header + 92, Memory.getInt(header + 24));
      Memory.putInt(header + 96, 3054001);
    }
    for (int i = 0; i < pages.size(); i++) {
      Memory.copyOut(pages.get(i).address, image, i * pageSize, pageSize);
    }
    return image;
  }

  /** Makes the file longer by pages that take memory only when they are asked for. */
  public void growTo(int pageCount) {
    while (pages.size() < pageCount) {
      pages.add(null);
    }
  }

  /** Writes the file; pages that were never asked for are holes. */
  public void writeTo(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength((long) pages.size() * pageSize);
      Memory.putInt(page(1).address + 28, pages.size());
      Memory.putInt(page(1).address + 92, Memory.getInt(page(1).address + 24));
      for (HeapFrame frame : pages) {
        if (frame != null) {
          file.seek((frame.pageNumber - 1L) * pageSize);
          file.write(Memory.bytes(frame.address, pageSize));
        }
      }
    }
  }

  private HeapFrame page(int number) {
    HeapFrame frame = pages.get(number - 1);
    if (frame == null) {
      frame = newFrame(number);
      Memory.fill(frame.address, pageSize, 0);
      frame.dirty = true;
      pages.set(number - 1, frame);
    }
    return frame;
  }

  /** The next write to each page moves it. */
  public void commit() {
    for (HeapFrame frame : pages) {
      frame.dirty = false;
    }
  }

  /** Pins not yet released. */
  public int pins() {
    return pins;
  }

  private HeapFrame newFrame(int number) {
    long address = NativeAllocator.allocate(pageSize);
    blocks.add(address);
    return new HeapFrame(address, number);
  }

  @Override
  public int pageSize() {
    return pageSize;
  }

  @Override
  public int usableSize() {
    return usableSize;
  }

  @Override
  public int pageCount() {
    return pages.size();
  }

  @Override
  public Frame get(int pageNumber) {
    if (pageNumber < 1 || pageNumber > pages.size()) {
      throw new CorruptException(ResultCode.CORRUPT, null, pageNumber, -1, "no such page");
    }
    return pin(page(pageNumber));
  }

  private HeapFrame pin(HeapFrame frame) {
    frame.pins++;
    pins++;
    return frame;
  }

  @Override
  public void release(Frame frame) {
    HeapFrame f = (HeapFrame) frame;
    if (f.pins-- == 0) {
      throw new IllegalStateException("page " + f.pageNumber + " is not pinned");
    }
    pins--;
    if (f.stale && f.pins == 0) {
      Memory.fill(f.address, pageSize, 0xDB);
    }
  }

  @Override
  public Frame writable(Frame frame) {
    int number = frame.pageNumber;
    HeapFrame now = pages.get(number - 1);
    if (!now.dirty) {
      HeapFrame copy = newFrame(number);
      Memory.copy(now.address, copy.address, pageSize);
      copy.dirty = true;
      now.stale = true;
      pages.set(number - 1, copy);
      now = copy;
    }
    pin(now);
    release(frame);
    return now;
  }

  @Override
  public Frame overwrite(int pageNumber) {
    Frame frame = writable(get(pageNumber));
    Memory.fill(frame.address, pageSize, 0);
    return frame;
  }

  @Override
  public Frame append() {
    if (pages.size() + 1 == lockBytePage()) {
      pages.add(null);
    }
    HeapFrame frame = newFrame(pages.size() + 1);
    Memory.fill(frame.address, pageSize, 0);
    frame.dirty = true;
    pages.add(frame);
    return pin(frame);
  }

  @Override
  public void truncate(int pageCount) {
    while (pages.size() > pageCount) {
      pages.remove(pages.size() - 1);
    }
  }

  @Override
  public void close() {
    for (long block : blocks) {
      NativeAllocator.free(block, pageSize);
    }
    blocks.clear();
    pages.clear();
  }
}
