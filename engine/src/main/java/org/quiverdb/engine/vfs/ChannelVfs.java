package org.quiverdb.engine.vfs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.quiverdb.engine.error.ResultCode;

/**
 * Files through the JDK's {@link FileChannel}, for systems whose own calls {@link PosixVfs} does
 * not know. Thread-safe. It can do less:
 *
 * <ul>
 *   <li>An interrupt of a thread that reads or writes closes its file; the connection must be
 *   opened
 *       again.
 *   <li>Locks of the system belong to the process. Connections in this JVM exclude each other by a
 *       table; a lock on the range for readers is given back for a moment when it changes between
 *       shared and exclusive.
 *   <li>Any other code of this process that opens and closes a database file itself may drop its
 *       locks, as POSIX has it.
 * </ul>
 */
public final class ChannelVfs implements Vfs {
  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
  private static final Set<OpenOption> WRITE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  private static final Set<OpenOption> TEMPORARY =
      Set.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.DELETE_ON_CLOSE);

  private final Randomness randomness;

  /** Names of temporary files are made of {@code randomness}. */
  public ChannelVfs(Randomness randomness) {
    this.randomness = randomness;
  }

  @Override
  public String name() {
    return "channel";
  }

  @Override
  public VfsFile open(String path, OpenMode mode) {
    try {
      Path file = Path.of(path);
      return switch (mode) {
        case READ_ONLY -> open(file, READ, true);
        case READ_WRITE -> openOrReadOnly(file, WRITE);
        case CREATE -> openOrReadOnly(file, CREATE);
        case JOURNAL -> open(file, CREATE, false);
        case TEMPORARY -> temporary(file);
      };
    } catch (InvalidPathException | IOException e) {
      throw IoErrors.of(
          Files.isDirectory(Path.of(path)) ? ResultCode.CANTOPEN_ISDIR : ResultCode.CANTOPEN, e);
    }
  }

  /** Nobody else opens it, so any identity will do; on some systems its name is gone already. */
  private static VfsFile temporary(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, TEMPORARY);
    FileIdentity identity = new FileIdentity("temporary", new Object());
    return new ChannelFile(path.toString(), channel, false, identity);
  }

  private static VfsFile openOrReadOnly(Path path, Set<OpenOption> options) throws IOException {
    try {
      return open(path, options, false);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      return open(path, READ, true);
    }
  }

  private static VfsFile open(Path path, Set<OpenOption> options, boolean readOnly)
      throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "is a directory");
    }
    FileChannel channel = FileChannel.open(path, options);
    return new ChannelFile(path.toString(), channel, readOnly, identity(path));
  }

  /** Which file a path leads to; where files have no keys, its real path must do. */
  static FileIdentity identity(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return new FileIdentity("channel", key == null ? path.toRealPath().toString() : key);
  }

  @Override
  public boolean exists(String path) {
    return Files.exists(Path.of(path));
  }

  @Override
  public void delete(String path, boolean syncDirectory) {
    try {
      Files.deleteIfExists(Path.of(path));
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_DELETE, e);
    }
    if (syncDirectory) {
      syncDirectory(path);
    }
  }

  /** Does nothing where directories cannot be opened; there names are kept by the system. */
  @Override
  public void syncDirectory(String path) {
    Path directory = Path.of(path).toAbsolutePath().getParent();
    if (directory == null) {
      return;
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException e) {
      return;
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw IoErrors.of(ResultCode.IOERR_DIR_FSYNC, e);
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
