package org.quiverdb.loader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Makes input files, and reads whole sources into lists. */
final class InputFiles {
  /** What a source gave: one line for each record or bad record. */
  record Content(String format, List<String> records, List<String> bad) {}

  private InputFiles() {}

  static float[][] vectors(int rows, int dimensions, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] vectors = new float[rows][dimensions];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimensions; i++) {
        vector[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return vectors;
  }

  static Path write(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path folder, String name, String content) {
    return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  static String base64(float[] vector) {
    return Base64.getEncoder().encodeToString(floats(vector));
  }

  static byte[] floats(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static byte[] fvecs(float[][] vectors) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (float[] vector : vectors) {
      out.writeBytes(littleInt(vector.length));
      out.writeBytes(floats(vector));
    }
    return out.toByteArray();
  }

  static byte[] littleInt(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static String jsonLines(float[][] vectors) {
    return IntStream.range(0, vectors.length)
        .mapToObj(
            i ->
                "{\"id\": %d, \"text\": \"row %d\", \"embedding\": %s, \"tag\": %d}\n"
                    .formatted(i + 1, i + 1, Arrays.toString(vectors[i]), i % 3))
        .collect(Collectors.joining());
  }

  static Content read(Path file) throws Exception {
    return read(file, FieldNames.DETECTED);
  }

  static Content read(Path file, FieldNames names) throws Exception {
    List<String> records = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    try (RecordSource source = RecordSources.open(file, names)) {
      EmbeddingRecord record = new EmbeddingRecord();
      while (true) {
        try {
          if (!source.next(record)) {
            break;
          }
          records.add(show(record));
        } catch (BadRecordException e) {
          bad.add(
              (record.line() > 0 ? "line " + record.line() : "row " + record.number())
                  + ": "
                  + e.getMessage());
          if (e.endsSource()) {
            break;
          }
        }
      }
      return new Content(source.format(), records, bad);
    }
  }

  static String show(EmbeddingRecord record) {
    StringBuilder text = new StringBuilder();
    text.append(record.hasId() ? String.valueOf(record.id()) : record.key());
    text.append(' ').append(Arrays.toString(record.vector()));
    if (record.text() != null) {
      text.append(' ').append(record.text());
    }
    if (record.metadata() != null) {
      text.append(' ').append(record.metadata());
    }
    return text.toString();
  }
}
