package org.quiverdb.engine.vfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/**
 * The files after a power loss.
 *
 * @param files content by path
 * @param point events before the loss
 * @param mark the last mark before it
 * @param seed of the {@link CrashImages} that built it
 */
public record CrashImage(Map<String, byte[]> files, int point, long mark, long seed) {
  /** The image as a file system. */
  public MemoryVfs toVfs() {
    MemoryVfs vfs = new MemoryVfs();
    files.forEach((path, content) -> put(vfs, path, content));
    return vfs;
  }

  private static void put(Vfs vfs, String path, byte[] content) {
    long buffer = NativeAllocator.allocate(Math.max(1, content.length));
    try (VfsFile file = vfs.open(path, OpenMode.CREATE)) {
      Memory.copyIn(content, 0, buffer, content.length);
      file.write(buffer, content.length, 0);
    } finally {
      NativeAllocator.free(buffer, Math.max(1, content.length));
    }
  }

  /** Writes the files into a folder of the disk. */
  public void toFolder(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The content of all files in a file system. */
  public static Map<String, byte[]> filesOf(MemoryVfs vfs) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String path : vfs.list()) {
      try (VfsFile file = vfs.open(path, OpenMode.READ_ONLY)) {
        int size = (int) file.size();
        long buffer = NativeAllocator.allocate(Math.max(1, size));
        file.read(buffer, size, 0);
        files.put(path, Memory.bytes(buffer, size));
        NativeAllocator.free(buffer, Math.max(1, size));
      }
    }
    return files;
  }

  @Override
  public String toString() {
    return "power loss at event " + point + " of seed " + seed + " with " + files.keySet();
  }
}
