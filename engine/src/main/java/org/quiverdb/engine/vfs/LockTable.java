package org.quiverdb.engine.vfs;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's five-level lock among the open files of one process, for file systems whose own locks do
 * not tell these apart. Holders are compared by identity. Thread-safe.
 */
final class LockTable {
  private final Set<Object> shared = new HashSet<>();
  private @Nullable Object reserved;
  private @Nullable Object pending;

  /** The level that a holder has after it asked for one; unchanged, or PENDING, when refused. */
  synchronized LockLevel lock(Object holder, LockLevel has, LockLevel wants) {
    if (has.atLeast(wants)) {
      return has;
    }
    return switch (wants) {
      case SHARED -> {
        if (pending != null) {
          yield has;
        }
        shared.add(holder);
        yield LockLevel.SHARED;
      }
      case RESERVED -> {
        if (reserved != null) {
          yield has;
        }
        reserved = holder;
        yield LockLevel.RESERVED;
      }
      case EXCLUSIVE -> {
        if (pending != null && pending != holder) {
          yield has;
        }
        pending = holder;
        yield shared.size() == 1 ? LockLevel.EXCLUSIVE : LockLevel.PENDING;
      }
      default -> throw new IllegalArgumentException("cannot ask for " + wants);
    };
  }

  synchronized void unlock(Object holder, LockLevel to) {
    if (reserved == holder) {
      reserved = null;
    }
    if (pending == holder) {
      pending = null;
    }
    if (to == LockLevel.NONE) {
      shared.remove(holder);
    }
  }

  synchronized boolean isReserved() {
    return reserved != null || pending != null;
  }

  synchronized boolean isShared() {
    return !shared.isEmpty();
  }
}
