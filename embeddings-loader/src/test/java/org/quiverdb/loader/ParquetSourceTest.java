package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.loader.InputFiles.Content;

/** Reads files that DuckDB wrote. */
class ParquetSourceTest {
  @TempDir Path folder;

  private Content read(String fixture, FieldNames names) throws Exception {
    return InputFiles.read(Fixtures.copy(fixture, folder), names);
  }

  private Content read(String fixture) throws Exception {
    return read(fixture, FieldNames.DETECTED);
  }

  /** Row {@code i} of the files with columns of many types. */
  private static String rich(int i) {
    String tags =
        switch (i % 3) {
          case 0 -> "null";
          case 1 -> "[]";
          default -> "[\"a" + i + "\",null,\"c\"]";
        };
    String hour = "%02d".formatted((12 + i) % 24);
    return i
        + " "
        + Arrays.toString(Fixtures.vector(i, 4))
        + " text "
        + i
        + " {\"score\":"
        + i / 4.0
        + ",\"day\":\""
        + java.time.LocalDate.of(2024, 1, 31).plusDays(i)
        + "\",\"at\":\""
        + java.time.LocalDate.of(2024, 1, 31).plusDays((12 + i) / 24)
        + "T"
        + hour
        + ":00:00.250\",\"tags\":"
        + tags
        + ",\"even\":"
        + (i % 2 == 0)
        + ",\"price\":"
        + new java.math.BigDecimal(i).multiply(new java.math.BigDecimal("1.25"))
        + ",\"group\":"
        + (i % 5 == 0 ? "null" : "\"group " + i % 7 + "\"")
        + ",\"point.x\":"
        + i
        + ",\"point.y\":\"p"
        + i
        + "\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uncompressed.parquet",
        "snappy.parquet",
        "gzip.parquet",
        "zstd.parquet",
        "lz4_raw.parquet",
        "v2.parquet",
        "groups.parquet"
      })
  void everyCompressionAndEncoding(String fixture) throws Exception {
    Content content = read(fixture);
    assertEquals("Parquet", content.format());
    assertEquals(List.of(), content.bad());
    assertEquals(fixture.startsWith("groups") ? 2500 : 60, content.records().size());
    for (int i = 1; i <= content.records().size(); i++) {
      assertEquals(rich(i), content.records().get(i - 1));
    }
  }

  @Test
  void listsOfDoublesAndFixedSizeListsOfAnyName() throws Exception {
    for (String fixture : new String[] {"doubles.parquet", "array.parquet"}) {
      Content content = read(fixture);
      assertEquals(60, content.records().size());
      for (int i = 1; i <= 60; i++) {
        assertEquals(
            "k" + i + " " + Arrays.toString(Fixtures.vector(i, 8)), content.records().get(i - 1));
      }
    }
  }

  @Test
  void rowsWithoutAVectorAreSetAside() throws Exception {
    Content content = read("nulls.parquet");
    assertEquals(
        List.of(
            "row 3: has no vector in \"embedding\"",
            "row 4: element 2 of the vector is missing (null)"),
        content.bad());
    assertEquals(4, content.records().size());
  }

  @Test
  void columnsAreChosenByName() throws Exception {
    Content content =
        read("snappy.parquet", new FieldNames("embedding", "group", "point.y", false));
    assertEquals(
        "group 1 " + Arrays.toString(Fixtures.vector(1, 4)) + " p1", content.records().get(0));
    assertEquals("row 5: has no \"group\"", content.bad().getFirst());
    LoadException missing =
        assertThrows(
            LoadException.class,
            () -> read("snappy.parquet", new FieldNames("v", null, null, true)));
    assertTrue(
        missing
            .getMessage()
            .endsWith(
                "snappy.parquet: there is no column \"v\"; the columns are id, text, embedding,"
                    + " score, day, at, tags, even, price, group, point.x, point.y"),
        missing.getMessage());
  }

  @Test
  void skippingGoesOnAtTheNextRow() throws Exception {
    for (int skipped : new int[] {0, 1, 2047, 2048, 2100, 2499}) {
      Path file = Fixtures.copy("groups.parquet", folder);
      try (RecordSource source = RecordSources.open(file, FieldNames.DETECTED)) {
        EmbeddingRecord record = new EmbeddingRecord();
        assertEquals(skipped, source.skip(skipped));
        assertTrue(source.next(record));
        assertEquals(skipped + 1, record.number());
        assertEquals(rich(skipped + 1), InputFiles.show(record));
        assertEquals(2499 - skipped, source.skip(10_000));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uncompressed.parquet",
        "snappy.parquet",
        "gzip.parquet",
        "zstd.parquet",
        "lz4_raw.parquet",
        "v2.parquet",
        "doubles.parquet"
      })
  void damageIsToldAsSuch(String fixture) throws Exception {
    DamagedFiles.tryAll(folder, Fixtures.bytes(fixture), 60, 1500);
  }
}
