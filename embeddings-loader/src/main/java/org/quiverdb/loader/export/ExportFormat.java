package org.quiverdb.loader.export;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats that a table can be written as. */
public enum ExportFormat {
  /** One JSON object on each line. */
  JSONL,
  /** CSV with a header, the vector as a quoted list. */
  CSV,
  /** NumPy's array file: the vectors alone. */
  NPY,
  /** Dimensions and floats of each vector, nothing else. */
  FVECS,
  /** Apache Parquet, the vector as a list. */
  PARQUET;

  /** The format of a word on the command line, or null: {@code jsonl}, {@code csv}, … */
  public static @Nullable ExportFormat named(String word) {
    for (ExportFormat format : values()) {
      if (format.name().equalsIgnoreCase(word)) {
        return format;
      }
    }
    return null;
  }

  /** The format that a file's name ends with, or null. */
  public static @Nullable ExportFormat ofFileName(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (suffix) {
      case "jsonl", "ndjson" -> JSONL;
      case "csv" -> CSV;
      case "npy" -> NPY;
      case "fvecs" -> FVECS;
      case "parquet" -> PARQUET;
      default -> null;
    };
  }

  /** Whether the file holds vectors and nothing else. */
  public boolean vectorsOnly() {
    return this == NPY || this == FVECS;
  }
}
