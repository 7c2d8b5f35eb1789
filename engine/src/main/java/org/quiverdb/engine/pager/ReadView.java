package org.quiverdb.engine.pager;

import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.vfs.VfsFile;

/** The pages of a {@link Pager}'s read transaction for a second thread. Cannot write. */
final class ReadView implements PageStore {
  private final SharedCache cache;
  private final VfsFile file;
  private final FileVersion version;
  private final int lockBytePage;

  ReadView(SharedCache cache, VfsFile file, FileVersion version) {
    this.cache = cache;
    this.file = file;
    this.version = version;
    this.lockBytePage = 0x40000000 / version.pageSize() + 1;
  }

  @Override
  public int pageSize() {
    return version.pageSize();
  }

  @Override
  public int usableSize() {
    return version.pageSize() - version.reservedBytes();
  }

  @Override
  public int pageCount() {
    return version.pageCount();
  }

  @Override
  public Frame get(int pageNumber) {
    if (pageNumber < 1 || pageNumber > version.pageCount() || pageNumber == lockBytePage) {
      throw noSuchPage(file.path(), pageNumber, version.pageCount());
    }
    Frame frame = cache.pin(pageNumber);
    return frame == null ? cache.load(pageNumber, file, version.pageSize()) : frame;
  }

  static CorruptException noSuchPage(String path, int pageNumber, int pageCount) {
    return new CorruptException(
        ResultCode.CORRUPT,
        path,
        Integer.toUnsignedLong(pageNumber),
        CorruptException.UNKNOWN,
        "page " + Integer.toUnsignedString(pageNumber) + " of " + pageCount);
  }

  @Override
  public void release(Frame frame) {
    if (frame.unpin()) {
      frame.free();
    }
  }

  @Override
  public Frame writable(Frame frame) {
    throw readOnly();
  }

  @Override
  public Frame overwrite(int pageNumber) {
    throw readOnly();
  }

  @Override
  public Frame append() {
    throw readOnly();
  }

  @Override
  public void truncate(int pageCount) {
    throw readOnly();
  }

  private static IllegalStateException readOnly() {
    return new IllegalStateException("a view for reading only");
  }
}
