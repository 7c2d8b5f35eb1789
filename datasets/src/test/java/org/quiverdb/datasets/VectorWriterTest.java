package org.quiverdb.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quiverdb.datasets.VectorWriter.Format;

class VectorWriterTest {
  @TempDir Path folder;

  private final EmbeddingGenerator set = new EmbeddingGenerator(5, 20, 1);
  private final float[][] rows = Figures.materialize(set);

  private Path write(String name, Format format) throws IOException {
    Path file = folder.resolve(name);
    VectorWriter.write(set, file, format, done -> {});
    return file;
  }

  @Test
  void fvecsCanBeReadBack() throws IOException {
    Path file = write("x.fvecs", Format.FVECS);
    assertArrayEquals(rows, FvecsFile.read(file));
    byte[] cut = Arrays.copyOf(Files.readAllBytes(file), 30);
    Files.write(file, cut);
    assertThrows(IOException.class, () -> FvecsFile.read(file));
  }

  @Test
  void npyHasItsHeaderAndTheNumbers() throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(write("x.npy", Format.NPY)))
            .order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(128 + 20 * 5 * 4, bytes.remaining());
    assertEquals(118, bytes.getShort(8));
    String header = new String(bytes.array(), 10, 118, StandardCharsets.US_ASCII);
    assertTrue(
        header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (20, 5), }"), header);
    assertTrue(header.endsWith(" \n"));
    assertEquals(rows[19][4], bytes.getFloat(bytes.limit() - 4));
  }

  @Test
  void jsonLinesHoldIdTextTopicAndVector() throws IOException {
    List<String> lines = Files.readAllLines(write("x.jsonl", Format.JSON_LINES));
    assertEquals(20, lines.size());
    assertEquals(
        "{\"id\":3,\"text\":\"%s\",\"topic\":\"%s\",\"embedding\":%s}"
            .formatted(set.text(2), set.topic(2), Arrays.toString(rows[2]).replace(" ", "")),
        lines.get(2));
    assertTrue(set.text(2).matches("[A-Z][a-z]+ [A-Za-z ]+"), set.text(2));
    String base64 = Files.readAllLines(write("y.jsonl", Format.JSON_LINES_BASE64)).getFirst();
    assertTrue(base64.matches(".*\"embedding\":\"[A-Za-z0-9+/]{27}=\"}"), base64);
  }

  @Test
  void namesDecideOnTheFormat() {
    assertEquals(Format.FVECS, Format.ofName(Path.of("a.fvecs")));
    assertEquals(Format.NPY, Format.ofName(Path.of("a.npy")));
    assertEquals(Format.JSON_LINES, Format.ofName(Path.of("a.jsonl")));
    assertThrows(IllegalArgumentException.class, () -> Format.ofName(Path.of("a.csv")));
  }
}
