package org.quiverdb.engine.vfs;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;

/**
 * Files in memory, for databases without a file and for tests. Names work as on a disk: a deleted
 * file lives on while it is open. Locks work among all files opened through this object.
 * Thread-safe.
 */
public final class MemoryVfs implements Vfs {
  private final ConcurrentHashMap<String, MemoryContent> files = new ConcurrentHashMap<>();
  private final AtomicLong serial = new AtomicLong();

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public VfsFile open(String path, OpenMode mode) {
    return switch (mode) {
      case READ_ONLY -> new MemoryFile(this, path, existing(path), true);
      case READ_WRITE -> new MemoryFile(this, path, existing(path), false);
      case CREATE, JOURNAL ->
          new MemoryFile(this, path, files.computeIfAbsent(path, p -> newContent()), false);
      case TEMPORARY -> temporary(path);
    };
  }

  private MemoryFile temporary(String path) {
    MemoryContent content = newContent();
    MemoryFile file = new MemoryFile(this, path, content, false);
    content.unlinked();
    return file;
  }

  private MemoryContent existing(String path) {
    MemoryContent content = files.get(path);
    if (content == null) {
      throw IoErrors.of(ResultCode.CANTOPEN, path, "no such file");
    }
    return content;
  }

  private MemoryContent newContent() {
    return new MemoryContent(new FileIdentity(this, serial.incrementAndGet()));
  }

  @Nullable MemoryContent content(String path) {
    return files.get(path);
  }

  @Override
  public boolean exists(String path) {
    return files.containsKey(path);
  }

  @Override
  public void delete(String path, boolean syncDirectory) {
    MemoryContent content = files.remove(path);
    if (content != null) {
      content.unlinked();
    }
  }

  @Override
  public void syncDirectory(String path) {}

  @Override
  public String fullPath(String path) {
    return path;
  }

  @Override
  public String tempPath() {
    return "temp-" + serial.incrementAndGet();
  }

  @Override
  public boolean isVolatile() {
    return true;
  }

  /** The paths of all files, sorted. */
  public List<String> list() {
    return files.keySet().stream().sorted().toList();
  }
}
