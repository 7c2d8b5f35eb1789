package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Reads a file again and again, cut off at many places and with bytes changed: either its records
 * come, or an error that says what is wrong; no other exception, and an end in any case.
 */
public final class DamagedFiles {
  private static final int RECORDS_MAX = 1_000_000;

  private DamagedFiles() {}

  /** Tries {@code cuts} lengths and {@code flips} changes of the content. */
  public static void tryAll(Path folder, byte[] content, int cuts, int flips) throws IOException {
    tryAll(folder, content, cuts, flips, FieldNames.DETECTED);
  }

  /** The same for files of which a part is read. */
  public static void tryAll(Path folder, byte[] content, int cuts, int flips, FieldNames names)
      throws IOException {
    long seed = Long.getLong("quiver.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("damaged");
    for (int i = 0; i < cuts + flips; i++) {
      byte[] damaged =
          i < cuts ? Arrays.copyOf(content, random.nextInt(content.length)) : content.clone();
      for (int k = random.nextInt(4); i >= cuts && k >= 0; k--) {
        // Headers and footers matter most and are short.
        int reach = random.nextBoolean() ? content.length : Math.min(content.length, 600);
        int at = random.nextInt(reach);
        damaged[random.nextBoolean() ? at : content.length - 1 - at] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        read(file, names);
      } catch (RuntimeException | Error e) {
        Files.write(folder.resolve("failing"), damaged);
        throw new AssertionError(
            "damage " + i + " led to " + e + "; replay with -Dquiver.seed=" + seed, e);
      }
    }
  }

  private static void read(Path file, FieldNames names) throws IOException {
    try (RecordSource source = RecordSources.open(file, names)) {
      EmbeddingRecord record = new EmbeddingRecord();
      for (int records = 0; ; records++) {
        assertTrue(records < RECORDS_MAX, "no end");
        try {
          if (!source.next(record)) {
            return;
          }
        } catch (BadRecordException e) {
          assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
          if (e.endsSource()) {
            return;
          }
        }
      }
    } catch (LoadException e) {
      // The loader names the file where the source has not done it.
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), e.toString());
    } catch (IOException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), e.toString());
    }
  }
}
