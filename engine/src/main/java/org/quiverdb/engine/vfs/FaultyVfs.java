package org.quiverdb.engine.vfs;

import org.quiverdb.engine.error.ResultCode;

/** Passes on to another file system until the nth call that may fail, which fails. */
public final class FaultyVfs implements Vfs {
  private final Vfs inner;
  private final boolean sticky;
  private final ResultCode code;
  private int callsLeft;
  private boolean failed;

  /**
   * Fails once, or from then on.
   *
   * @param failingCall which call fails, from 1 on
   * @param sticky whether all later calls fail too
   */
  public FaultyVfs(Vfs inner, int failingCall, boolean sticky, ResultCode code) {
    this.inner = inner;
    this.callsLeft = failingCall;
    this.sticky = sticky;
    this.code = code;
  }

  public ResultCode code() {
    return code;
  }

  /** Whether the failing call was reached. */
  public boolean hasFailed() {
    return failed;
  }

  private void call(String path) {
    if (--callsLeft == 0 || sticky && failed) {
      failed = true;
      throw IoErrors.of(code, path, "failure on purpose");
    }
  }

  @Override
  public VfsFile open(String path, OpenMode mode) {
    call(path);
    return new FaultyFile(inner.open(path, mode));
  }

  @Override
  public boolean exists(String path) {
    return inner.exists(path);
  }

  @Override
  public void delete(String path, boolean syncDirectory) {
    call(path);
    inner.delete(path, syncDirectory);
  }

  @Override
  public void syncDirectory(String path) {
    call(path);
    inner.syncDirectory(path);
  }

  @Override
  public String fullPath(String path) {
    return inner.fullPath(path);
  }

  @Override
  public String tempPath() {
    return inner.tempPath();
  }

  private final class FaultyFile implements VfsFile {
    private final VfsFile file;

    FaultyFile(VfsFile file) {
      this.file = file;
    }

    @Override
    public String path() {
      return file.path();
    }

    @Override
    public FileIdentity identity() {
      return file.identity();
    }

    @Override
    public boolean isReadOnly() {
      return file.isReadOnly();
    }

    @Override
    public boolean hasMoved() {
      return file.hasMoved();
    }

    @Override
    public long size() {
      call(path());
      return file.size();
    }

    @Override
    public int read(long address, int byteCount, long offset) {
      call(path());
      return file.read(address, byteCount, offset);
    }

    /** A failing write has written half. */
    @Override
    public void write(long address, int byteCount, long offset) {
      try {
        call(path());
      } catch (RuntimeException e) {
        file.write(address, byteCount / 2, offset);
        throw e;
      }
      file.write(address, byteCount, offset);
    }

    @Override
    public void truncate(long size) {
      call(path());
      file.truncate(size);
    }

    @Override
    public void sync(boolean dataOnly) {
      call(path());
      file.sync(dataOnly);
    }

    @Override
    public LockLevel lockLevel() {
      return file.lockLevel();
    }

    @Override
    public boolean lock(LockLevel level) {
      return file.lock(level);
    }

    @Override
    public void unlock(LockLevel level) {
      file.unlock(level);
    }

    @Override
    public boolean checkReservedLock() {
      return file.checkReservedLock();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
