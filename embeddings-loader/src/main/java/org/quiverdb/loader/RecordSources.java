package org.quiverdb.loader;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.binary.Idx;
import org.quiverdb.loader.binary.Npy;
import org.quiverdb.loader.binary.Vecs;
import org.quiverdb.loader.csv.CsvSource;
import org.quiverdb.loader.database.DatabaseProvider;
import org.quiverdb.loader.dump.DumpSource;
import org.quiverdb.loader.io.ByteWindow;
import org.quiverdb.loader.json.JsonFormats;
import org.quiverdb.loader.parquet.ParquetProvider;

/** Opens files of embeddings; the format is told by the content, never by the name. */
public final class RecordSources {
  private static final Map<String, String> OTHERS =
      Map.of(
          "\u0089HDF", "an HDF5 file, which quiver-embeddings-hdf5 reads; it is not installed",
          "PK\u0003\u0004", "a zip archive (npz?); unpack it first",
          "BZh9", "compressed with bzip2; decompress it first",
          "\u00fd7zX", "compressed with xz; decompress it first");

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
    try {
      RecordSourceProvider provider = provider(head(file));
      return provider != null ? provider.open(file, names) : openStream(file, names);
    } catch (NoSuchFileException | FileNotFoundException | AccessDeniedException e) {
      throw new LoadException(file + ": cannot be opened: " + reason(file), e);
    } catch (LoadException e) {
      throw new LoadException(file + ": " + e.getMessage(), e);
    }
  }

  private static String reason(Path file) {
    return Files.exists(file) ? "permission denied" : "no such file";
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(RecordSourceProvider.HEAD_BYTES);
    }
  }

  private static @Nullable RecordSourceProvider provider(byte[] head) {
    List<RecordSourceProvider> providers = new ArrayList<>();
    providers.add(new ParquetProvider());
    providers.add(new DatabaseProvider());
    ServiceLoader.load(RecordSourceProvider.class, RecordSources.class.getClassLoader())
        .forEach(providers::add);
    for (RecordSourceProvider each : providers) {
      if (each.matches(head)) {
        return each;
      }
    }
    return null;
  }

  private static RecordSource openStream(Path file, FieldNames names)
      throws IOException, LoadException {
    ByteWindow window = ByteWindow.open(file);
    try {
      return open(window, names);
    } catch (LoadException | IOException | RuntimeException e) {
      window.close();
      throw e;
    }
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
    RecordSource dump = DumpSource.open(window, names);
    if (dump != null) {
      return dump;
    }
    refuseOtherThanTables(window, names);
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

  /**
   * Refuses what cannot be CSV: the first thousand bytes of a text hold no control characters but
   * tabs and line ends, and a header has a separator, or is the name of the vector alone.
   */
  private static void refuseOtherThanTables(ByteWindow window, FieldNames names)
      throws LoadException {
    StringBuilder line = new StringBuilder();
    boolean separated = false;
    int end = Math.min(window.limit(), window.position() + 1000);
    boolean inLine = true;
    for (int at = window.position(); at < end; at++) {
      byte b = window.bytes()[at];
      if (isControl(b)) {
        throw UnknownFormat.of(window.bytes(), window.position(), window.limit());
      }
      inLine &= b != '\n';
      if (inLine) {
        line.append((char) b);
        separated |= b == ',' || b == ';' || b == '\t';
      }
    }
    if (!separated && !names.isVector(line.toString().strip().replace("\"", ""))) {
      throw UnknownFormat.of(window.bytes(), window.position(), window.limit());
    }
  }

  private static boolean isControl(byte b) {
    return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r';
  }
}
