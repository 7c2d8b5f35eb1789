package org.quiverdb.engine.pager;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;
import org.quiverdb.engine.vfs.VfsFile;

/**
 * Finds out, under SHARED, which version of the file there is, and empties the shared cache when it
 * holds another. The usual case is one read of 16 bytes. Belongs to one {@link Pager}.
 */
final class VersionReader implements AutoCloseable {
  private static final int SCRATCH_BYTES = 128;

  private final Vfs vfs;
  private final VfsFile file;
  private final SharedCache cache;
  private final String walPath;
  private final long scratch = NativeAllocator.allocate(SCRATCH_BYTES);

  VersionReader(Vfs vfs, VfsFile file, SharedCache cache) {
    this.vfs = vfs;
    this.file = file;
    this.cache = cache;
    this.walPath = file.path() + "-wal";
  }

  /**
   * The version of the file, which is then the cache's too.
   *
   * @param newPageSize what to assume of a file without content
   */
  FileVersion read(int newPageSize, int newReservedBytes) {
    file.read(scratch, FileVersion.VERSION_BYTES, FileVersion.VERSION_OFFSET);
    FileVersion version = cache.version();
    long high = Memory.getLong(scratch);
    long low = Memory.getLong(scratch + Long.BYTES);
    if (version == null || !version.matches(high, low)) {
      version = readHeader(newPageSize, newReservedBytes);
    }
    if (version.readVersion() == FileVersion.WAL && vfs.exists(walPath)) {
      refuseWalContent();
    }
    return version;
  }

  private FileVersion readHeader(int newPageSize, int newReservedBytes) {
    long size = file.size();
    if (size == 0) {
      return cache.adopt(FileVersion.empty(newPageSize, newReservedBytes));
    }
    file.read(scratch, FileVersion.HEADER_BYTES, 0);
    return cache.adopt(FileVersion.parse(scratch, file.path(), size));
  }

  private void refuseWalContent() {
    try (VfsFile wal = vfs.open(walPath, OpenMode.READ_ONLY)) {
      if (wal.size() > 0) {
        throw new SqlException(
            ResultCode.CANTOPEN,
            "not yet supported: WAL mode (" + walPath + " holds changes that would be missed)");
      }
    }
  }

  @Override
  public void close() {
    NativeAllocator.free(scratch, SCRATCH_BYTES);
  }
}
