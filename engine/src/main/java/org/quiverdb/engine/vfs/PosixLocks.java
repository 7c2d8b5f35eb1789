package org.quiverdb.engine.vfs;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * SQLite's five lock levels made of byte-range locks of one open file description. These exclude
 * those of other descriptions in the same process and the classic POSIX locks of C SQLite alike.
 *
 * <pre>
 *   NONE ---> SHARED ---> RESERVED ---> (PENDING) ---> EXCLUSIVE
 *              |   \___________________/    ^              |
 *              +--- recovery ---------------+              |
 *   NONE/SHARED <------------------------------------------+
 * </pre>
 *
 * <ol>
 *   <li>SHARED holds a read lock on the shared range; PENDING is read-locked only to get there.
 *   <li>RESERVED holds a write lock on the reserved byte, over SHARED.
 *   <li>EXCLUSIVE holds write locks on the pending byte and the shared range. When readers keep the
 *       range, the pending byte stays locked, so that no new ones come in.
 * </ol>
 */
final class PosixLocks {
  private final String path;
  private final int fd;
  private final MemorySegment state;
  private final long flockAddress = NativeAllocator.allocate(PosixConstants.FLOCK_BYTES);
  private final MemorySegment flock = Memory.SEG.asSlice(flockAddress, PosixConstants.FLOCK_BYTES);
  private LockLevel level = LockLevel.NONE;

  PosixLocks(String path, int fd, MemorySegment state) {
    this.path = path;
    this.fd = fd;
    this.state = state;
  }

  LockLevel level() {
    return level;
  }

  boolean lock(LockLevel wanted) {
    if (level.atLeast(wanted)) {
      return true;
    }
    boolean got =
        switch (wanted) {
          case SHARED -> lockShared();
          case RESERVED -> set(PosixConstants.F_WRLCK, LockBytes.RESERVED, 1);
          case EXCLUSIVE -> lockExclusive();
          default -> throw new IllegalArgumentException("cannot ask for " + wanted);
        };
    if (got) {
      level = wanted;
    }
    return got;
  }

  private boolean lockShared() {
    if (!set(PosixConstants.F_RDLCK, LockBytes.PENDING, 1)) {
      return false;
    }
    boolean got = set(PosixConstants.F_RDLCK, LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT);
    release(LockBytes.PENDING, 1);
    return got;
  }

  private boolean lockExclusive() {
    if (level != LockLevel.PENDING) {
      if (!set(PosixConstants.F_WRLCK, LockBytes.PENDING, 1)) {
        return false;
      }
      level = LockLevel.PENDING;
    }
    return set(PosixConstants.F_WRLCK, LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT);
  }

  void unlock(LockLevel wanted) {
    if (wanted.atLeast(level)) {
      return;
    }
    if (wanted == LockLevel.NONE) {
      release(0, 0);
    } else {
      if (!set(PosixConstants.F_RDLCK, LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT)) {
        throw failed(ResultCode.IOERR_RDLOCK);
      }
      release(LockBytes.PENDING, 2);
    }
    level = wanted;
  }

  boolean checkReserved() {
    if (level.atLeast(LockLevel.RESERVED)) {
      return true;
    }
    describe(PosixConstants.F_WRLCK, LockBytes.RESERVED, 1);
    if (Posix.fcntl(state, fd, PosixConstants.F_OFD_GETLK, flock.address()) < 0) {
      throw failed(ResultCode.IOERR_CHECKRESERVEDLOCK);
    }
    return flock.get(ValueLayout.JAVA_SHORT, PosixConstants.FLOCK_TYPE) != PosixConstants.F_UNLCK;
  }

  private void release(long offset, long byteCount) {
    describe(PosixConstants.F_UNLCK, offset, byteCount);
    if (Posix.fcntl(state, fd, PosixConstants.F_OFD_SETLK, flock.address()) < 0) {
      throw failed(ResultCode.IOERR_UNLOCK);
    }
  }

  private boolean set(int type, long offset, long byteCount) {
    while (true) {
      describe(type, offset, byteCount);
      if (Posix.fcntl(state, fd, PosixConstants.F_OFD_SETLK, flock.address()) >= 0) {
        return true;
      }
      int errno = Posix.errno(state);
      if (errno == PosixConstants.EAGAIN || errno == PosixConstants.EACCES) {
        return false;
      }
      if (errno != PosixConstants.EINTR) {
        throw failed(
            type == PosixConstants.F_RDLCK ? ResultCode.IOERR_RDLOCK : ResultCode.IOERR_LOCK);
      }
    }
  }

  /** Fills in the lock's description; the process id must be 0 for locks of this kind. */
  private void describe(int type, long offset, long byteCount) {
    flock.fill((byte) 0);
    flock.set(ValueLayout.JAVA_SHORT, PosixConstants.FLOCK_TYPE, (short) type);
    flock.set(ValueLayout.JAVA_LONG, PosixConstants.FLOCK_START, offset);
    flock.set(ValueLayout.JAVA_LONG, PosixConstants.FLOCK_LENGTH, byteCount);
  }

  private SqlException failed(ResultCode code) {
    return IoErrors.of(code, path, "fcntl: errno " + Posix.errno(state));
  }

  /** Frees the scratch; the file's close has dropped the locks. */
  void close() {
    level = LockLevel.NONE;
    NativeAllocator.free(flockAddress, PosixConstants.FLOCK_BYTES);
  }
}
