package org.quiverdb.engine.vfs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one file for all {@link ChannelFile}s of this JVM: a table among them, and the
 * process's locks towards others. Thread-safe.
 *
 * <ol>
 *   <li>The process holds its lock on the shared range while any file here holds SHARED or more:
 *       shared, or exclusive for the one that has EXCLUSIVE.
 *   <li>As POSIX drops a process's locks when any of its channels on a file is closed, channels are
 *       closed only when all files here are.
 * </ol>
 */
final class ChannelLocks {
  private static final Map<FileIdentity, ChannelLocks> OPEN = new HashMap<>();

  private final FileIdentity identity;
  private final LockTable table = new LockTable();
  private final List<FileChannel> channels = new ArrayList<>();
  private int files;
  private @Nullable FileLock shared;
  private @Nullable FileLock reserved;
  private @Nullable FileLock pending;

  private ChannelLocks(FileIdentity identity) {
    this.identity = identity;
  }

  static ChannelLocks of(FileIdentity identity, FileChannel channel, boolean readOnly) {
    synchronized (OPEN) {
      ChannelLocks locks = OPEN.computeIfAbsent(identity, ChannelLocks::new);
      locks.channels.add(readOnly ? 0 : locks.channels.size(), channel);
      locks.files++;
      return locks;
    }
  }

  void close(FileChannel channel) throws IOException {
    synchronized (OPEN) {
      if (--files == 0) {
        OPEN.remove(identity);
        for (FileChannel each : channels) {
          each.close();
        }
      } else if (!channels.contains(channel)) {
        throw new IllegalStateException("not a channel of this file");
      }
    }
  }

  /** A channel that can hold an exclusive lock, if there is one. */
  private FileChannel channel() {
    return channels.getLast();
  }

  private @Nullable FileLock tryLock(long from, long count, boolean forReading) throws IOException {
    return channel().tryLock(from, count, forReading);
  }

  synchronized LockLevel lock(Object holder, LockLevel has, LockLevel wants) throws IOException {
    LockLevel got = table.lock(holder, has, wants);
    boolean granted =
        switch (got) {
          case SHARED -> wants != LockLevel.SHARED || shareRange();
          case RESERVED -> wants != LockLevel.RESERVED || reserve();
          case PENDING -> pend();
          case EXCLUSIVE -> pend() && takeRange();
          case NONE -> true;
        };
    if (granted) {
      return got;
    }
    if (got == LockLevel.EXCLUSIVE && pending != null) {
      return LockLevel.PENDING;
    }
    table.unlock(holder, has == LockLevel.NONE ? LockLevel.NONE : LockLevel.SHARED);
    if (has.atLeast(LockLevel.RESERVED)) {
      table.lock(holder, LockLevel.SHARED, LockLevel.RESERVED);
    }
    return has;
  }

  private boolean shareRange() throws IOException {
    if (shared != null) {
      return true;
    }
    FileLock gate = tryLock(LockBytes.PENDING, 1, true);
    if (gate == null) {
      return false;
    }
    shared = tryLock(LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT, true);
    gate.release();
    return shared != null;
  }

  private boolean reserve() throws IOException {
    reserved = tryLock(LockBytes.RESERVED, 1, false);
    return reserved != null;
  }

  private boolean pend() throws IOException {
    if (pending == null) {
      pending = tryLock(LockBytes.PENDING, 1, false);
    }
    return pending != null;
  }

  private boolean takeRange() throws IOException {
    release(shared);
    shared = tryLock(LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT, false);
    if (shared != null) {
      return true;
    }
    shared = tryLock(LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT, true);
    return false;
  }

  synchronized void unlock(Object holder, LockLevel to) throws IOException {
    table.unlock(holder, to);
    if (!table.isReserved()) {
      release(reserved);
      reserved = null;
    }
    if (shared != null && !shared.isShared()) {
      shared.release();
      shared =
          table.isShared() ? tryLock(LockBytes.SHARED_FIRST, LockBytes.SHARED_COUNT, true) : null;
    } else if (!table.isShared()) {
      release(shared);
      shared = null;
    }
    if (!table.isReserved()) {
      release(pending);
      pending = null;
    }
  }

  synchronized boolean checkReserved() throws IOException {
    if (table.isReserved()) {
      return true;
    }
    FileLock probe = tryLock(LockBytes.RESERVED, 1, false);
    release(probe);
    return probe == null;
  }

  private static void release(@Nullable FileLock lock) throws IOException {
    if (lock != null) {
      lock.release();
    }
  }
}
