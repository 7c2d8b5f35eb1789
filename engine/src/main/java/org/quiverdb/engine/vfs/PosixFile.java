package org.quiverdb.engine.vfs;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/** An open file of a {@link PosixVfs}. */
final class PosixFile implements VfsFile {
  private static final long STATE_BYTES = 64;

  private final String path;
  private final boolean readOnly;
  private final FileIdentity identity;
  private final PosixLocks locks;
  private final long stateAddress = NativeAllocator.allocate(STATE_BYTES);
  private final MemorySegment state = Memory.SEG.asSlice(stateAddress, Posix.STATE);
  private int fd;

  PosixFile(String path, int fd, boolean readOnly, FileIdentity identity) {
    this.path = path;
    this.fd = fd;
    this.readOnly = readOnly;
    this.identity = identity;
    this.locks = new PosixLocks(path, fd, state);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public FileIdentity identity() {
    return identity;
  }

  @Override
  public boolean isReadOnly() {
    return readOnly;
  }

  @Override
  public boolean hasMoved() {
    return !identity.equals(PosixVfs.identity(path));
  }

  @Override
  public long size() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment own = arena.allocate(Posix.STATE);
      long size = Posix.size(own, fd);
      if (size < 0) {
        throw IoErrors.of(ResultCode.IOERR_FSTAT, path, "lseek: errno " + Posix.errno(own));
      }
      return size;
    }
  }

  @Override
  public int read(long address, int byteCount, long offset) {
    Objects.checkFromIndexSize(address, byteCount, Memory.SEG.byteSize());
    int done = 0;
    PosixScratch scratch = PosixScratch.take();
    try {
      MemorySegment own = scratch.state;
      while (done < byteCount) {
        long buffer = Memory.SEG.address() + address + done;
        long n = Posix.pread(own, fd, buffer, byteCount - done, offset + done);
        if (n < 0 && Posix.errno(own) != PosixConstants.EINTR) {
          throw IoErrors.of(ResultCode.IOERR_READ, path, at("pread", offset, own));
        }
        if (n == 0) {
          break;
        }
        done += (int) Math.max(0, n);
      }
    } finally {
      scratch.giveBack();
    }
    if (done < byteCount) {
      Memory.fill(address + done, byteCount - done, 0);
    }
    return done;
  }

  @Override
  public void write(long address, int byteCount, long offset) {
    Objects.checkFromIndexSize(address, byteCount, Memory.SEG.byteSize());
    for (int done = 0; done < byteCount; ) {
      long buffer = Memory.SEG.address() + address + done;
      long n = Posix.pwrite(state, fd, buffer, byteCount - done, offset + done);
      if (n == 0) {
        throw full(offset);
      }
      if (n < 0) {
        int errno = Posix.errno(state);
        if (errno == PosixConstants.ENOSPC || errno == PosixConstants.EDQUOT) {
          throw full(offset);
        }
        if (errno != PosixConstants.EINTR) {
          throw IoErrors.of(ResultCode.IOERR_WRITE, path, at("pwrite", offset, state));
        }
      }
      done += (int) Math.max(0, n);
    }
  }

  private SqlException full(long offset) {
    return IoErrors.of(ResultCode.FULL, path, "no space to write at byte " + offset);
  }

  private static String at(String call, long offset, MemorySegment state) {
    return call + " at byte " + offset + ": errno " + Posix.errno(state);
  }

  @Override
  public void truncate(long size) {
    while (Posix.ftruncate(state, fd, size) < 0) {
      if (Posix.errno(state) != PosixConstants.EINTR) {
        throw IoErrors.of(ResultCode.IOERR_TRUNCATE, path, at("ftruncate", size, state));
      }
    }
  }

  /** Never tried again after a failure: the system may have forgotten what it did not write. */
  @Override
  public void sync(boolean dataOnly) {
    if (Posix.sync(state, fd, dataOnly) < 0) {
      throw IoErrors.of(ResultCode.IOERR_FSYNC, path, "fsync: errno " + Posix.errno(state));
    }
  }

  @Override
  public LockLevel lockLevel() {
    return locks.level();
  }

  @Override
  public boolean lock(LockLevel level) {
    return locks.lock(level);
  }

  @Override
  public void unlock(LockLevel level) {
    locks.unlock(level);
  }

  @Override
  public boolean checkReservedLock() {
    return locks.checkReserved();
  }

  @Override
  public void close() {
    if (fd >= 0) {
      Posix.close(state, fd);
      fd = -1;
      locks.close();
      NativeAllocator.free(stateAddress, STATE_BYTES);
    }
  }
}
