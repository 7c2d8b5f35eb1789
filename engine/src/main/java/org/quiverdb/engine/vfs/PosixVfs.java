package org.quiverdb.engine.vfs;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;

/**
 * Files of Linux and macOS by their own system calls. {@code FileChannel} will not do: an interrupt
 * closes it, and its locks cannot be asked about, converted in place or told apart by thread.
 * Thread-safe.
 */
public final class PosixVfs implements Vfs {
  private static final int NEW_FILE_PERMISSIONS = 0644;
  private static final int TEMPORARY_PERMISSIONS = 0600;
  private static final int FIRST_SAFE_DESCRIPTOR = 3;
  private static final String JOURNAL_SUFFIX = "-journal";

  private final Randomness randomness;

  /** Names of temporary files are made of {@code randomness}. */
  public PosixVfs(Randomness randomness) {
    this.randomness = randomness;
  }

  @Override
  public String name() {
    return "posix";
  }

  @Override
  public VfsFile open(String path, OpenMode mode) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Posix.STATE);
      return switch (mode) {
        case READ_ONLY -> openReadOnly(state, path);
        case READ_WRITE -> openDatabase(state, path, 0);
        case CREATE -> openDatabase(state, path, PosixConstants.O_CREAT);
        case JOURNAL -> openJournal(state, path);
        case TEMPORARY -> openTemporary(state, path);
      };
    }
  }

  private VfsFile openReadOnly(MemorySegment state, String path) {
    return file(state, path, descriptor(state, path, PosixConstants.O_RDONLY, 0), true);
  }

  private VfsFile openDatabase(MemorySegment state, String path, int create) {
    int fd = descriptor(state, path, PosixConstants.O_RDWR | create, NEW_FILE_PERMISSIONS);
    if (fd < 0 && Posix.errno(state) != PosixConstants.EISDIR) {
      int readOnly = descriptor(state, path, PosixConstants.O_RDONLY, 0);
      if (readOnly >= 0) {
        return file(state, path, readOnly, true);
      }
    }
    return file(state, path, fd, false);
  }

  private VfsFile openJournal(MemorySegment state, String path) {
    int flags = PosixConstants.O_RDWR | PosixConstants.O_CREAT;
    return file(state, path, descriptor(state, path, flags, journalPermissions(path)), false);
  }

  private static int journalPermissions(String path) {
    if (path.endsWith(JOURNAL_SUFFIX)) {
      String database = path.substring(0, path.length() - JOURNAL_SUFFIX.length());
      UnixAttributes attributes = UnixAttributes.of(database);
      if (attributes != null) {
        return attributes.permissions();
      }
    }
    return NEW_FILE_PERMISSIONS;
  }

  private VfsFile openTemporary(MemorySegment state, String path) {
    int flags = PosixConstants.O_RDWR | PosixConstants.O_CREAT | PosixConstants.O_EXCL;
    VfsFile file = file(state, path, descriptor(state, path, flags, TEMPORARY_PERMISSIONS), false);
    Posix.unlink(state, path);
    return file;
  }

  private VfsFile file(MemorySegment state, String path, int fd, boolean readOnly) {
    if (fd < 0) {
      int errno = Posix.errno(state);
      ResultCode code =
          errno == PosixConstants.EISDIR ? ResultCode.CANTOPEN_ISDIR : ResultCode.CANTOPEN;
      throw IoErrors.of(code, path, "open: errno " + errno);
    }
    FileIdentity identity = identity(fd, path);
    if (identity == null) {
      Posix.close(state, fd);
      throw IoErrors.of(ResultCode.IOERR_FSTAT, path, "cannot tell which file it is");
    }
    return new PosixFile(path, fd, readOnly, identity);
  }

  /**
   * Opens, never as one of the standard streams: a library that prints to a closed stream must not
   * write into a database.
   */
  private static int descriptor(MemorySegment state, String path, int flags, int permissions) {
    while (true) {
      int fd = Posix.open(state, path, flags | PosixConstants.O_CLOEXEC, permissions);
      if (fd >= FIRST_SAFE_DESCRIPTOR) {
        return fd;
      }
      if (fd >= 0) {
        if ((flags & PosixConstants.O_EXCL) != 0) {
          Posix.unlink(state, path);
        }
        Posix.close(state, fd);
        if (Posix.open(state, "/dev/null", PosixConstants.O_RDONLY, 0) < 0) {
          return -1;
        }
      } else if (Posix.errno(state) != PosixConstants.EINTR) {
        return -1;
      }
    }
  }

  /** On Linux asks about the descriptor itself, as the path may lead elsewhere by now. */
  private static @Nullable FileIdentity identity(int fd, String path) {
    FileIdentity found = PosixConstants.LINUX ? identity("/proc/self/fd/" + fd) : null;
    return found == null ? identity(path) : found;
  }

  /** Which file a path leads to now, or null if to none. */
  static @Nullable FileIdentity identity(String path) {
    UnixAttributes attributes = UnixAttributes.of(path);
    return attributes == null ? null : attributes.identity();
  }

  @Override
  public boolean exists(String path) {
    PosixScratch scratch = PosixScratch.take();
    try {
      return Posix.access(scratch.path(path)) == 0;
    } finally {
      scratch.giveBack();
    }
  }

  @Override
  public void delete(String path, boolean syncDirectory) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Posix.STATE);
      if (Posix.unlink(state, path) < 0 && Posix.errno(state) != PosixConstants.ENOENT) {
        throw IoErrors.of(ResultCode.IOERR_DELETE, path, "unlink: errno " + Posix.errno(state));
      }
    }
    if (syncDirectory) {
      syncDirectory(path);
    }
  }

  @Override
  public void syncDirectory(String path) {
    String directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Posix.STATE);
      int fd = descriptor(state, directory, PosixConstants.O_RDONLY, 0);
      if (fd < 0) {
        throw IoErrors.of(ResultCode.CANTOPEN, directory, "open: errno " + Posix.errno(state));
      }
      int result = Posix.sync(state, fd, false);
      int errno = Posix.errno(state);
      Posix.close(state, fd);
      if (result < 0) {
        throw IoErrors.of(ResultCode.IOERR_DIR_FSYNC, directory, "fsync: errno " + errno);
      }
    }
  }

  @Override
  public String fullPath(String path) {
    return Paths.full(path);
  }

  @Override
  public String tempPath() {
    return Paths.temporary(randomness);
  }
}
