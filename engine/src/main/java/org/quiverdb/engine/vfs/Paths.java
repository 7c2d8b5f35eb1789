package org.quiverdb.engine.vfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;

/** Paths as the file systems of the machine have them. */
final class Paths {
  private static final int MAX_LINKS = 100;

  private Paths() {}

  /** The absolute path without symbolic links; the last name need not exist. */
  static String full(String path) {
    try {
      Path full = Path.of(path).toAbsolutePath();
      for (int links = 0; Files.isSymbolicLink(full); links++) {
        if (links == MAX_LINKS) {
          throw IoErrors.of(ResultCode.CANTOPEN, path, "too many symbolic links");
        }
        full = full.resolveSibling(Files.readSymbolicLink(full));
      }
      Path directory = full.normalize().getParent();
      Path name = full.getFileName();
      if (directory == null || name == null || !Files.isDirectory(directory)) {
        return full.normalize().toString();
      }
      return directory.toRealPath().resolve(name.toString()).normalize().toString();
    } catch (InvalidPathException | IOException e) {
      throw IoErrors.of(ResultCode.CANTOPEN_FULLPATH, e);
    }
  }

  /** A new name in the directory for temporary files. */
  static String temporary(Randomness randomness) {
    String name = String.format("etilqs_%016x", randomness.nextLong());
    return Path.of(directory()).resolve(name).toString();
  }

  /** The first of SQLite's candidates that can be written to. */
  private static String directory() {
    @Nullable String[] candidates = {
      System.getenv("SQLITE_TMPDIR"),
      System.getenv("TMPDIR"),
      System.getProperty("java.io.tmpdir"),
      "/var/tmp",
      "/tmp"
    };
    for (String candidate : candidates) {
      if (candidate != null && Files.isWritable(Path.of(candidate))) {
        return candidate;
      }
    }
    return ".";
  }
}
