package org.quiverdb.engine.pager;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.vfs.FileIdentity;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * The clean frames of one file, for all connections of the JVM. Thread-safe; a lookup takes no
 * lock.
 *
 * <ol>
 *   <li>All frames in the table hold pages of {@link #version}.
 *   <li>Whoever looks up or loads holds SHARED on the file and has seen that the file still is at
 *       this version; so nobody can change it meanwhile.
 *   <li>Only a connection that holds EXCLUSIVE, or finds that the file has another version, changes
 *       the version. At that moment no other connection reads.
 *   <li>The cache lives while a connection has the file open, as only so long the identity of the
 *       file means anything.
 * </ol>
 */
final class SharedCache {
  private static final Map<FileIdentity, SharedCache> OPEN = new HashMap<>();

  private final FileIdentity identity;
  private int connections;
  private int clockHand;

  /** Calls of {@link #evictOne} to answer without a search, after one in vain. */
  private int vainCalls;

  private volatile PageTable table = new PageTable();
  private volatile @Nullable FileVersion version;

  private SharedCache(FileIdentity identity) {
    this.identity = identity;
  }

  /** The cache of a file; call {@link #close} once for each call of this. */
  static SharedCache open(FileIdentity identity) {
    synchronized (OPEN) {
      SharedCache cache = OPEN.computeIfAbsent(identity, SharedCache::new);
      if (cache.connections++ == 0) {
        FramePool.register(cache);
      }
      return cache;
    }
  }

  void close() {
    synchronized (OPEN) {
      if (--connections > 0) {
        return;
      }
      OPEN.remove(identity);
      FramePool.unregister(this);
    }
    setVersion(null);
  }

  @Nullable FileVersion version() {
    return version;
  }

  /** Makes the cache that of another version of the file; forgets all frames. */
  synchronized void setVersion(@Nullable FileVersion newVersion) {
    PageTable old = table;
    table = new PageTable();
    version = newVersion;
    clockHand = 0;
    dropFrom(old, 1);
  }

  /** Keeps the frames if the file has this version, else forgets them; returns the version kept. */
  synchronized FileVersion adopt(FileVersion found) {
    FileVersion present = version;
    if (present != null && present.matches(found.high(), found.low())) {
      return present;
    }
    setVersion(found);
    return found;
  }

  /** After a commit: the frames that the transaction did not replace or cut off stay good. */
  synchronized void advanceVersion(FileVersion newVersion) {
    FileVersion before = version;
    version = newVersion;
    if (before != null && newVersion.pageCount() < before.pageCount()) {
      dropFrom(table, newVersion.pageCount() + 1);
    }
  }

  private static void dropFrom(PageTable table, int first) {
    for (int n = first; n < table.capacity() && n > 0; n++) {
      if (!table.hasChunk(n)) {
        n |= PageTable.CHUNK_SIZE - 1;
        continue;
      }
      if (table.get(n) != null) {
        drop(table.put(n, null));
      }
    }
  }

  private static void drop(@Nullable Frame frame) {
    if (frame != null && frame.drop()) {
      frame.free();
    }
  }

  /** Pins a page if it is here. */
  @Nullable Frame pin(int pageNumber) {
    Frame frame = table.get(pageNumber);
    if (frame == null || !frame.tryPin()) {
      return null;
    }
    if (!frame.referenced) {
      frame.referenced = true;
    }
    return frame;
  }

  /** Reads a page from the file, pins it and keeps it. */
  Frame load(int pageNumber, VfsFile file, int pageSize) {
    long address = FramePool.allocate(pageSize, this);
    try {
      file.read(address, pageSize, (pageNumber - 1L) * pageSize);
    } catch (RuntimeException e) {
      FramePool.free(address, pageSize);
      throw e;
    }
    Frame frame = new Frame(address, pageNumber, pageSize);
    frame.shared = true;
    frame.tryPin();
    return install(frame);
  }

  /** Two threads may have read the same page; the first to come is kept. */
  private Frame install(Frame frame) {
    PageTable into = table;
    while (true) {
      Frame present = into.get(frame.pageNumber);
      if (present != null && present.tryPin()) {
        frame.free();
        return present;
      }
      if (into.replace(frame.pageNumber, present, frame)) {
        return frame;
      }
    }
  }

  /** Gives a committed private frame to all; its pins stay. For the holder of EXCLUSIVE. */
  void publish(Frame frame) {
    frame.dirty = false;
    frame.savedAt = 0;
    frame.shared = true;
    frame.referenced = true;
    drop(table.put(frame.pageNumber, frame));
  }

  /** Forgets one page, which has changed in the file. For the holder of EXCLUSIVE. */
  void forget(int pageNumber) {
    if (table.get(pageNumber) != null) {
      drop(table.put(pageNumber, null));
    }
  }

  /** Frees one frame that nobody has pinned, by second chance; false if there is none. */
  synchronized boolean evictOne() {
    if (vainCalls > 0) {
      vainCalls--;
      return false;
    }
    PageTable from = table;
    int capacity = from.capacity();
    for (int steps = 0; steps < 2 * capacity; steps++) {
      clockHand = clockHand + 1 < capacity ? clockHand + 1 : 0;
      if (!from.hasChunk(clockHand)) {
        steps += PageTable.CHUNK_SIZE - 1;
        clockHand |= PageTable.CHUNK_SIZE - 1;
        continue;
      }
      Frame frame = from.get(clockHand);
      if (frame == null) {
        continue;
      }
      if (frame.referenced) {
        frame.referenced = false;
      } else if (frame.tryKill()) {
        from.replace(clockHand, frame, null);
        frame.free();
        return true;
      }
    }
    vainCalls = capacity / PageTable.CHUNK_SIZE;
    return false;
  }
}
