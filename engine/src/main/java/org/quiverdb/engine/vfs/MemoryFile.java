package org.quiverdb.engine.vfs;

import org.quiverdb.engine.error.ResultCode;

/** An open file of a {@link MemoryVfs}. */
final class MemoryFile implements VfsFile {
  private final MemoryVfs vfs;
  private final String path;
  private final MemoryContent content;
  private final boolean readOnly;
  private LockLevel level = LockLevel.NONE;
  private boolean closed;

  MemoryFile(MemoryVfs vfs, String path, MemoryContent content, boolean readOnly) {
    this.vfs = vfs;
    this.path = path;
    this.content = content;
    this.readOnly = readOnly;
    content.opened();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public FileIdentity identity() {
    return content.identity;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public boolean hasMoved() {
    return vfs.content(path) != content;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public int read(long address, int byteCount, long offset) {
    return content.read(address, byteCount, offset);
  }

  @Override
  public void write(long address, int byteCount, long offset) {
    requireWritable();
    content.write(address, byteCount, offset);
  }

  @Override
  public void truncate(long size) {
    requireWritable();
    content.resize(size);
  }

  private void requireWritable() {
    if (readOnly) {
      throw IoErrors.of(ResultCode.IOERR_WRITE, path, "opened for reading only");
    }
  }

  @Override
  public void sync(boolean dataOnly) {}

  @Override
  public LockLevel lockLevel() {
    return level;
  }

  @Override
  public boolean lock(LockLevel wanted) {
    level = content.locks.lock(this, level, wanted);
    return level.atLeast(wanted);
  }

  @Override
  public void unlock(LockLevel wanted) {
    if (level.atLeast(wanted)) {
      content.locks.unlock(this, wanted);
      level = wanted;
    }
  }

  @Override
  public boolean checkReservedLock() {
    return content.locks.isReserved();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      unlock(LockLevel.NONE);
      content.closed();
    }
  }
}
