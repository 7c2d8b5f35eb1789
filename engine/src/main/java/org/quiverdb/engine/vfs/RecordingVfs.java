package org.quiverdb.engine.vfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes everything on to another file system and keeps the list of what changed, was synced and
 * was removed, in order: from it the states can be built in which a power loss may leave the disk.
 * Temporary files are left out, as no crash brings them back. Thread-safe.
 */
public final class RecordingVfs implements Vfs {
  private final Vfs inner;
  private final List<IoEvent> events = new ArrayList<>();
  private final Map<FileIdentity, Integer> numbers = new HashMap<>();
  private int lastNumber;

  /** Records what happens to the files of {@code inner}. */
  public RecordingVfs(Vfs inner) {
    this.inner = inner;
  }

  /** A copy of the events so far. */
  public synchronized List<IoEvent> events() {
    return List.copyOf(events);
  }

  /** Puts a mark among the events. */
  public void mark(long value) {
    add(new IoEvent.Mark(value));
  }

  synchronized void add(IoEvent event) {
    events.add(event);
  }

  @Override
  public synchronized VfsFile open(String path, OpenMode mode) {
    if (mode == OpenMode.TEMPORARY) {
      return inner.open(path, mode);
    }
    boolean existed = inner.exists(path);
    VfsFile file = inner.open(path, mode);
    Integer number = existed ? numbers.get(file.identity()) : null;
    if (number == null) {
      number = ++lastNumber;
      numbers.put(file.identity(), number);
      events.add(existed ? new IoEvent.Open(number, path) : new IoEvent.Create(number, path));
    }
    return new RecordingFile(this, file, number);
  }

  @Override
  public boolean exists(String path) {
    return inner.exists(path);
  }

  @Override
  public synchronized void delete(String path, boolean syncDirectory) {
    boolean existed = inner.exists(path);
    inner.delete(path, syncDirectory);
    if (existed) {
      events.add(new IoEvent.Delete(path));
    }
    if (syncDirectory) {
      events.add(new IoEvent.SyncDirectory());
    }
  }

  @Override
  public void syncDirectory(String path) {
    inner.syncDirectory(path);
    add(new IoEvent.SyncDirectory());
  }

  @Override
  public String fullPath(String path) {
    return inner.fullPath(path);
  }

  @Override
  public String tempPath() {
    return inner.tempPath();
  }
}
