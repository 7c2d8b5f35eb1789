package org.quiverdb.loader;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What is said of a file whose format is not known. */
final class UnknownFormat {
  private static final String KNOWN =
      "known are JSON (API answers, batch output, lines or an array of objects or lists), CSV with"
          + " a header, npy, fvecs, bvecs, IDX, Parquet, HDF5, PostgreSQL dumps with pgvector"
          + " columns, and SQLite databases with vectors (Quiver, libSQL, sqlite-vec); text and"
          + " arrays also with gzip or zstd";

  private static final int BYTES_SHOWN = 16;
  private static final int CHARS_SHOWN = 40;

  private UnknownFormat() {}

  /** The refusal of a file with this content from {@code start} to {@code end}. */
  static LoadException of(byte[] content, int start, int end) {
    return new LoadException(
        "the format is not known; the file begins with "
            + shown(content, start, end)
            + "; "
            + KNOWN);
  }

  /** The first bytes as hexadecimal numbers and as text. */
  private static String shown(byte[] content, int start, int end) {
    int bytesEnd = Math.min(end, start + BYTES_SHOWN);
    int charsEnd = Math.min(end, start + CHARS_SHOWN);
    String text = new String(content, start, charsEnd - start, StandardCharsets.ISO_8859_1);
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      visible.append(c >= ' ' && c < 0x7f ? c : '.');
    }
    return HexFormat.ofDelimiter(" ").formatHex(content, start, bytesEnd) + " \"" + visible + '"';
  }
}
