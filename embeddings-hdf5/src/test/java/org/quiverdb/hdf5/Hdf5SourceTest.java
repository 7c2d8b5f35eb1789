package org.quiverdb.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.RecordSources;

/**
 * Reads files that the HDF5 library and jHDF wrote; the former are made by {@code fixtures.mjs}
 * beside the loader's tests.
 */
class Hdf5SourceTest {
  @TempDir Path folder;

  private static byte[] fixture(String name) throws IOException {
    try (InputStream in = Hdf5SourceTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private Path file(String name) throws IOException {
    return Files.write(folder.resolve("input"), fixture(name));
  }

  private static FieldNames array(String name) {
    return new FieldNames(null, null, null, true, name);
  }

  private static float[] vector(int i, int dimensions) {
    float[] vector = new float[dimensions];
    for (int j = 0; j < dimensions; j++) {
      vector[j] = ((i * 31 + j * 17) % 201 - 100) / 64f;
    }
    return vector;
  }

  @ParameterizedTest
  @ValueSource(strings = {"angular.hdf5", "chunked.hdf5"})
  void trainAndTestOfAnnBenchmarks(String name) throws Exception {
    EmbeddingRecord record = new EmbeddingRecord();
    try (RecordSource source = RecordSources.open(file(name), FieldNames.DETECTED)) {
      assertEquals("HDF5", source.format());
      for (int i = 1; i <= 50; i++) {
        assertTrue(source.next(record));
        assertArrayEquals(vector(i, 6), record.vector());
      }
      assertFalse(source.next(record));
      assertEquals(source.fileBytes(), source.fileBytesRead());
    }
    try (RecordSource source = RecordSources.open(file(name), array("test"))) {
      assertEquals(3, source.skip(3));
      assertTrue(source.next(record));
      assertArrayEquals(vector(103, 6), record.vector());
      assertEquals(1, source.skip(10));
    }
    try (RecordSource source = RecordSources.open(file(name), array("neighbors"))) {
      assertTrue(source.next(record));
      assertArrayEquals(new float[] {0, 1, 2}, record.vector());
    }
  }

  @Test
  void arraysThatJhdfWroteAndOthersThatCannotBeLoaded() throws Exception {
    Path file = folder.resolve("written");
    float[][] many = new float[5000][];
    Arrays.setAll(many, i -> vector(i, 300));
    try (WritableHdfFile out = HdfFile.write(file)) {
      out.putDataset("vectors", many);
      out.putDataset("labels", new int[] {1, 2, 3});
    }
    EmbeddingRecord record = new EmbeddingRecord();
    try (RecordSource source = RecordSources.open(file, FieldNames.DETECTED)) {
      for (float[] each : many) {
        assertTrue(source.next(record));
        assertArrayEquals(each, record.vector());
      }
    }
    assertEquals(
        file + ": array \"labels\" has the shape [3]; expected two dimensions: rows and elements",
        assertThrows(LoadException.class, () -> RecordSources.open(file, array("labels")))
            .getMessage());
    assertTrue(
        assertThrows(LoadException.class, () -> RecordSources.open(file, array("x")))
            .getMessage()
            .contains("there is no array \"x\"; the arrays are "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"angular.hdf5", "chunked.hdf5"})
  void damageIsToldAsSuch(String name) throws Exception {
    byte[] content = fixture(name);
    long seed = Long.getLong("quiver.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1000; i++) {
      byte[] damaged =
          i % 10 == 0 ? Arrays.copyOf(content, random.nextInt(content.length)) : content.clone();
      for (int k = 0; k < 3 && i % 10 != 0; k++) {
        int at = random.nextInt(random.nextBoolean() ? content.length : 2000);
        damaged[at] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged"), damaged);
      try {
        read(file);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(e + " after damage " + i + ": -Dquiver.seed=" + seed, e);
      }
    }
  }

  private static void read(Path file) throws IOException {
    EmbeddingRecord record = new EmbeddingRecord();
    try (RecordSource source = RecordSources.open(file, FieldNames.DETECTED)) {
      for (int i = 0; i < 1_000_000; i++) {
        try {
          if (!source.next(record)) {
            return;
          }
        } catch (BadRecordException e) {
          if (e.endsSource()) {
            return;
          }
        }
      }
    } catch (LoadException e) {
      assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    }
  }
}
