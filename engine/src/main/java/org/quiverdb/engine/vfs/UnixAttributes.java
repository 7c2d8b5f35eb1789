package org.quiverdb.engine.vfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the system says of the file that a path leads to.
 *
 * @param identity device and inode
 * @param permissions the lowest nine bits of the mode
 */
record UnixAttributes(FileIdentity identity, int permissions) {
  private static final int PERMISSION_BITS = 0777;

  /** The attributes, or null if there is no such file. */
  static @Nullable UnixAttributes of(String path) {
    try {
      Map<String, Object> found = Files.readAttributes(Path.of(path), "unix:dev,ino,mode");
      return new UnixAttributes(
          new FileIdentity(value(found, "dev"), value(found, "ino")),
          (int) value(found, "mode") & PERMISSION_BITS);
    } catch (IOException e) {
      return null;
    }
  }

  private static Object value(Map<String, Object> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name));
  }
}
