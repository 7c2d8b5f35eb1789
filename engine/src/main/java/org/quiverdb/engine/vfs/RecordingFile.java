package org.quiverdb.engine.vfs;

import org.quiverdb.engine.memory.Memory;

/** An open file of a {@link RecordingVfs}. */
final class RecordingFile implements VfsFile {
  private final RecordingVfs vfs;
  private final VfsFile inner;
  private final int number;

  RecordingFile(RecordingVfs vfs, VfsFile inner, int number) {
    this.vfs = vfs;
    this.inner = inner;
    this.number = number;
  }

  @Override
  public String path() {
    return inner.path();
  }

  @Override
  public FileIdentity identity() {
    return inner.identity();
  }

  @Override
  public boolean isReadOnly() {
    return inner.isReadOnly();
  }

  @Override
  public boolean hasMoved() {
    return inner.hasMoved();
  }

  @Override
  public long size() {
    return inner.size();
  }

  @Override
  public int read(long address, int byteCount, long offset) {
    return inner.read(address, byteCount, offset);
  }

  @Override
  public void write(long address, int byteCount, long offset) {
    inner.write(address, byteCount, offset);
    vfs.add(new IoEvent.Write(number, offset, Memory.bytes(address, byteCount)));
  }

  @Override
  public void truncate(long size) {
    inner.truncate(size);
    vfs.add(new IoEvent.Truncate(number, size));
  }

  @Override
  public void sync(boolean dataOnly) {
    inner.sync(dataOnly);
    vfs.add(new IoEvent.Sync(number));
  }

  @Override
  public LockLevel lockLevel() {
    return inner.lockLevel();
  }

  @Override
  public boolean lock(LockLevel level) {
    return inner.lock(level);
  }

  @Override
  public void unlock(LockLevel level) {
    inner.unlock(level);
  }

  @Override
  public boolean checkReservedLock() {
    return inner.checkReservedLock();
  }

  @Override
  public void close() {
    inner.close();
  }
}
