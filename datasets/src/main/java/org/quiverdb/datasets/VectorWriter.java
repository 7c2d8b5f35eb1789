package org.quiverdb.datasets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.LongConsumer;

/** Writes sets of vectors to files. */
public final class VectorWriter {
  private static final int BUFFER_BYTES = 1 << 20;

  /** How often progress is told. */
  private static final long ROWS_BETWEEN_REPORTS = 1000;

  /** The kinds of files. */
  public enum Format {
    /** Each row its number of elements and 32-bit floats, little-endian. */
    FVECS,
    /** NumPy's format, version 1, 32-bit floats. */
    NPY,
    /** Lines {@code {"id": …, "text": …, "topic": …, "embedding": [numbers]}}. */
    JSON_LINES,
    /**
     * The same with the vector as base64 of little-endian 32-bit floats, as the embeddings API
     * sends it.
     */
    JSON_LINES_BASE64;

    /** The format that the end of a file name asks for. */
    public static Format ofName(Path file) {
      String name = file.toString();
      if (name.endsWith(".fvecs")) {
        return FVECS;
      }
      if (name.endsWith(".npy")) {
        return NPY;
      }
      if (name.endsWith(".jsonl")) {
        return JSON_LINES;
      }
      throw new IllegalArgumentException(name + ": the name must end in .fvecs, .npy or .jsonl");
    }
  }

  private final VectorSet set;
  private final Format format;
  private final float[] vector;
  private final ByteBuffer bytes;
  private final StringBuilder line = new StringBuilder();

  private VectorWriter(VectorSet set, Format format) {
    this.set = set;
    this.format = format;
    this.vector = new float[set.dimensions()];
    this.bytes = ByteBuffer.allocate(set.dimensions() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Writes all rows of a set; an existing file is replaced.
   *
   * @param progress told now and then how many rows are written
   */
  public static void write(VectorSet set, Path file, Format format, LongConsumer progress)
      throws IOException {
    VectorWriter writer = new VectorWriter(set, format);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      if (format == Format.NPY) {
        out.write(npyHeader(set));
      }
      for (long row = 0; row < set.rows(); row++) {
        writer.writeRow(row, out);
        if (row % ROWS_BETWEEN_REPORTS == 0) {
          progress.accept(row);
        }
      }
    }
    progress.accept(set.rows());
  }

  /** The header is padded so that the numbers begin at a multiple of 64 bytes. */
  private static byte[] npyHeader(VectorSet set) {
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
            .formatted(set.rows(), set.dimensions());
    int length = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
    ByteBuffer header = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) length);
    header.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').array();
  }

  private void writeRow(long row, OutputStream out) throws IOException {
    set.vector(row, vector);
    switch (format) {
      case FVECS -> {
        byte[] prefix = new byte[4];
        ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).putInt(vector.length);
        out.write(prefix);
        out.write(littleEndian());
      }
      case NPY -> out.write(littleEndian());
      case JSON_LINES, JSON_LINES_BASE64 -> out.write(jsonLine(row));
    }
  }

  private byte[] littleEndian() {
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  /** Texts are made of our own words, which need no escaping. */
  private byte[] jsonLine(long row) {
    line.setLength(0);
    line.append("{\"id\":").append(row + 1);
    line.append(",\"text\":\"").append(set.text(row));
    line.append("\",\"topic\":\"").append(set.topic(row)).append("\",\"embedding\":");
    if (format == Format.JSON_LINES) {
      char separator = '[';
      for (float value : vector) {
        line.append(separator).append(value);
        separator = ',';
      }
      line.append(']');
    } else {
      line.append('"').append(Base64.getEncoder().encodeToString(littleEndian())).append('"');
    }
    return line.append("}\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
