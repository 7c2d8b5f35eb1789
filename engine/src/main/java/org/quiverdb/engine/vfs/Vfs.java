package org.quiverdb.engine.vfs;

/**
 * A file system as the pager sees it. Paths are what {@link #fullPath} gives. All errors are
 * {@code SqlException}s with SQLite's extended codes: CANTOPEN, IOERR_..., FULL. Thread-safe.
 */
public interface Vfs {
  /**
   * Opens a file.
   *
   * @param path a full path; for {@link OpenMode#TEMPORARY} one from {@link #tempPath}
   */
  VfsFile open(String path, OpenMode mode);

  /** Whether there is a file with this path. */
  boolean exists(String path);

  /**
   * Removes a file's name. It is no error if there is none.
   *
   * @param syncDirectory wait until the removal is on the disk
   */
  void delete(String path, boolean syncDirectory);

  /** Waits until the names of all files beside this one are on the disk. */
  void syncDirectory(String path);

  /** The absolute path without symbolic links; the file need not exist. */
  String fullPath(String path);

  /** A path for a new temporary file. */
  String tempPath();

  /** Whether content is lost with the process, so that syncing is of no use. */
  default boolean isVolatile() {
    return false;
  }

  /** The file system of this machine: POSIX where there is one, else the portable fallback. */
  static Vfs system() {
    return SystemVfs.INSTANCE;
  }

  /** What it is called where users see it. */
  default String name() {
    return "other";
  }
}
