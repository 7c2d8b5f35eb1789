package org.quiverdb.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.quiverdb.loader.binary.Idx;
import org.quiverdb.loader.binary.Npy;
import org.quiverdb.loader.binary.Vecs;
import org.quiverdb.loader.csv.CsvSource;
import org.quiverdb.loader.io.ByteWindow;
import org.quiverdb.loader.json.JsonFormats;

/** Opens files of embeddings; the format is told by the content, never by the name. */
public final class RecordSources {
  private static final Map<String, String> OTHERS =
      Map.of(
          "PAR1", "a Parquet file; convert it to JSON lines or npy first",
          "\u0089HDF", "an HDF5 file; save the array as npy first",
          "SQLi", "a SQLite database; its rows can be copied with ATTACH and INSERT … SELECT",
          "PK\u0003\u0004", "a zip archive (npz?); unpack it first",
          "(\u00b5/\u00fd", "compressed with zstd; decompress it first",
          "BZh9", "compressed with bzip2; decompress it first");

  private RecordSources() {}

  /**
   * Opens a file.
   *
   * @param names which members or columns of text formats mean what
   * @throws LoadException if the file is missing, empty or of no known format; the message names it
   */
  public static RecordSource open(Path file, FieldNames names) throws IOException, LoadException {
    if (Files.isDirectory(file)) {
      throw new LoadException(file + ": is a folder, not a file");
    }
    ByteWindow window;
    try {
      window = ByteWindow.open(file);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new LoadException(file + ": cannot be opened: " + reason(file), e);
    }
    try {
      return open(window, names);
    } catch (LoadException e) {
      window.close();
      throw new LoadException(file + ": " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      window.close();
      throw e;
    }
  }

  private static String reason(Path file) {
    return Files.exists(file) ? "permission denied" : "no such file";
  }

  private static RecordSource open(ByteWindow window, FieldNames names)
      throws IOException, LoadException {
    if (!window.require(1)) {
      throw new LoadException("the file is empty");
    }
    if (Npy.matches(window)) {
      return Npy.open(window);
    }
    refuseOthers(window);
    RecordSource binary = Idx.open(window);
    if (binary == null) {
      binary = Vecs.open(window);
    }
    if (binary != null) {
      return binary;
    }
    skipByteOrderMark(window);
    RecordSource json = JsonFormats.open(window, names);
    if (json != null) {
      return json;
    }
    refuseBinary(window);
    return CsvSource.open(window, names);
  }

  private static void refuseOthers(ByteWindow window) throws IOException, LoadException {
    if (window.require(4)) {
      String magic = new String(window.bytes(), window.position(), 4, StandardCharsets.ISO_8859_1);
      String what = OTHERS.get(magic);
      if (what != null) {
        throw new LoadException("this is " + what);
      }
    }
  }

  private static void skipByteOrderMark(ByteWindow window) throws IOException {
    byte[] bytes = window.bytes();
    int at = window.position();
    if (window.require(3)
        && bytes[at] == (byte) 0xEF
        && bytes[at + 1] == (byte) 0xBB
        && bytes[at + 2] == (byte) 0xBF) {
      window.position(at + 3);
    }
  }

  /** Text holds no zero bytes, also in its first thousand. */
  private static void refuseBinary(ByteWindow window) throws LoadException {
    int end = Math.min(window.limit(), window.position() + 1000);
    for (int at = window.position(); at < end; at++) {
      if (window.bytes()[at] == 0) {
        throw new LoadException(
            "the format is not known; known are JSON (API responses, batch output, lines of"
                + " objects), CSV with a header, npy, fvecs, bvecs and IDX, also with gzip");
      }
    }
  }
}
