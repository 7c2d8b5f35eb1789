package org.quiverdb.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.loader.InputFiles.Content;

class BinarySourcesTest {
  @TempDir Path folder;

  private Content read(byte[] content) throws Exception {
    return InputFiles.read(InputFiles.write(folder, "input", content));
  }

  private String refusal(byte[] content) {
    return assertThrows(LoadException.class, () -> read(content)).getMessage();
  }

  private static List<String> shown(float[][] vectors) {
    return Arrays.stream(vectors).map(v -> "null " + Arrays.toString(v)).toList();
  }

  private static byte[] npy(int version, String header, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    byte[] length = InputFiles.littleInt(header.length());
    out.write(length, 0, version == 1 ? 2 : 4);
    out.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static byte[] npy(String type, String shape, byte[] body) {
    return npy(
        1,
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }   \n",
        body);
  }

  @Test
  void npyOfEveryVersionAndType() throws Exception {
    float[][] vectors = {{1, -2.5f, 3}, {0.5f, 0, -65504}};
    ByteBuffer singles = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer doubles = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer halves = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      for (float value : vector) {
        singles.putFloat(value);
        doubles.putDouble(value);
        halves.putShort(Float.floatToFloat16(value));
      }
    }
    for (int version = 1; version <= 3; version++) {
      String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }\n";
      Content content = read(npy(version, header, singles.array()));
      assertEquals("npy", content.format());
      assertEquals(shown(vectors), content.records());
    }
    assertEquals(shown(vectors), read(npy("<f8", "2L, 3L", doubles.array())).records());
    assertEquals(shown(vectors), read(npy("<f2", "2,3", halves.array())).records());
    assertEquals(
        List.of("null [255.0, 1.0]"), read(npy("|u1", "1, 2", new byte[] {-1, 1})).records());
    assertEquals(List.of(), read(npy("<f4", "0, 3", new byte[0])).records());
  }

  @Test
  void npyThatCannotBeLoadedSaysWhatToDo() throws Exception {
    byte[] body = new byte[24];
    String header = "{'descr': '<f4', 'fortran_order': %s, 'shape': (%s), }";
    assertTrue(
        refusal(npy(1, header.formatted("True", "2, 3"), body)).contains("np.ascontiguousarray"));
    assertTrue(refusal(npy("<f4", "6,", body)).contains("shape is (6)"));
    assertTrue(refusal(npy("<f4", "1, 2, 3", body)).contains("expected two dimensions"));
    assertTrue(refusal(npy("<c8", "1, 3", body)).contains("'<c8' cannot be loaded"));
    assertTrue(refusal(npy(1, "{'descr': [('a', '<f4')]}", body)).contains("array.astype"));
    assertTrue(refusal(npy(1, "{}", body)).contains("header is damaged"));
    assertTrue(refusal(npy(9, "{}", body)).contains("npy version 9"));
    assertTrue(refusal(Arrays.copyOf(npy("<f4", "2, 3", body), 30)).contains("npy header"));
    assertTrue(refusal(npy("<f4", "2, 99999999999", body)).contains("shape is not readable"));
    Content cut = read(npy("<f4", "3, 3", body));
    assertEquals(2, cut.records().size());
    assertEquals(
        List.of(
            "row 3: the file ends inside the row: it has 0 of its 12 bytes, and 3 rows were"
                + " announced; copy or download it again"),
        cut.bad());
  }

  @Test
  void fvecsAndBvecs() throws Exception {
    float[][] vectors = InputFiles.vectors(50, 33, 1);
    byte[] fvecs = InputFiles.fvecs(vectors);
    Content content = read(fvecs);
    assertEquals("fvecs", content.format());
    assertEquals(shown(vectors), content.records());
    assertEquals(shown(vectors), read(InputFiles.gzip(fvecs)).records());
    assertEquals(shown(vectors), read(Zstd.compress(fvecs)).records());
    assertEquals(
        List.of(shown(vectors).getFirst()), read(Arrays.copyOf(fvecs, 33 * 4 + 4)).records());
    Content bytes = read(new byte[] {2, 0, 0, 0, 1, -1, 2, 0, 0, 0, 0, 127});
    assertEquals("bvecs", bytes.format());
    assertEquals(List.of("null [1.0, 255.0]", "null [0.0, 127.0]"), bytes.records());
  }

  @Test
  void damagedVecs() throws Exception {
    float[][] vectors = InputFiles.vectors(5, 3, 1);
    vectors[1][2] = Float.NaN;
    byte[] fvecs = InputFiles.fvecs(vectors);
    Content content = read(Arrays.copyOf(fvecs, fvecs.length - 2));
    assertEquals(3, content.records().size());
    assertEquals(
        List.of(
            "row 2: element 3 is NaN; elements must be finite numbers",
            "row 5: the file ends inside the row: it has 14 of its 16 bytes; copy or download it"
                + " again"),
        content.bad());
    vectors[1][2] = 0;
    fvecs = InputFiles.fvecs(vectors);
    fvecs[3 * 16] = 4;
    assertEquals(
        List.of(
            "row 4: the row says it has 4 elements, the first row has 3: the file is damaged or"
                + " not fvecs"),
        read(fvecs).bad());
    byte[] ivecs = {2, 0, 0, 0, 7, 0, 0, 0, 9, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0};
    assertTrue(refusal(ivecs).contains("looks like ivecs"));
  }

  @Test
  void compressedDataThatBreaksOff() throws Exception {
    float[][] vectors = InputFiles.vectors(2000, 300, 1);
    byte[] fvecs = InputFiles.fvecs(vectors);
    byte[] zstd = Zstd.compress(fvecs);
    Content content = read(Arrays.copyOf(zstd, zstd.length - 100));
    assertTrue(content.records().size() > 100);
    assertEquals(1, content.bad().size());
    assertTrue(content.bad().getFirst().contains("the zstd data ends or breaks off early"));
    for (byte[] whole : new byte[][] {zstd, InputFiles.gzip(fvecs)}) {
      DamagedFiles.tryAll(folder, whole, 20, 60);
    }
  }

  @Test
  void idx() throws Exception {
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 5, 6, -1, 0};
    Content content = read(InputFiles.gzip(images));
    assertEquals("IDX", content.format());
    assertEquals(List.of("null [5.0, 6.0]", "null [255.0, 0.0]"), content.records());
    assertEquals(1, read(Arrays.copyOf(images, 19)).bad().size());
    assertTrue(refusal(new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 2}).contains("labels"));
    byte[] shorts = {0, 0, 11, 2, 0, 0, 0, 1, 0, 0, 0, 2, -1, -2, 1, 0};
    assertEquals(List.of("null [-2.0, 256.0]"), read(shorts).records());
  }

  @Test
  void skippingGoesOnAtTheNextRow() throws Exception {
    float[][] vectors = InputFiles.vectors(5000, 300, 4);
    Path file = InputFiles.write(folder, "x", InputFiles.fvecs(vectors));
    try (RecordSource source = RecordSources.open(file, FieldNames.DETECTED)) {
      EmbeddingRecord record = new EmbeddingRecord();
      assertEquals(4321, source.skip(4321));
      assertTrue(source.next(record));
      assertEquals(4322, record.number());
      assertEquals("null " + Arrays.toString(vectors[4321]), InputFiles.show(record));
      assertEquals(678, source.skip(1000));
    }
  }

  @Test
  void otherFilesAreNamed() {
    assertTrue(refusal("PAR1....".getBytes(StandardCharsets.UTF_8)).contains("Parquet"));
    assertTrue(refusal("SQLite format 3\0".getBytes(StandardCharsets.UTF_8)).contains("database"));
    assertTrue(refusal(new byte[] {'P', 'K', 3, 4, 0, 0}).contains("zip archive"));
    assertTrue(
        refusal(new byte[] {1, 2, 3, 0, 'a', 6, 7, 8, 9})
            .contains("not known; the file begins with 01 02 03 00 61 06 07 08 09 \"....a....\""));
    LoadException missing =
        assertThrows(LoadException.class, () -> InputFiles.read(folder.resolve("nothing")));
    assertTrue(missing.getMessage().endsWith("nothing: cannot be opened: no such file"));
  }
}
