package org.quiverdb.vector;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A declared column type that names a vector: {@code F32_BLOB(1536)}, {@code FLOAT8(768)} and so
 * on, libSQL's names.
 *
 * @param type element type of the column
 * @param dims declared dimensions, 1 to {@link VectorType#MAX_DIMS}
 */
public record VectorColumnType(VectorType type, int dims) {

  /**
   * Reads a declared column type; letters may be of either case, spaces may stand around the name
   * and inside the brackets.
   *
   * @return null when the text is not a vector type, also when the dimensions are out of range
   */
  public static @Nullable VectorColumnType parse(@Nullable String declared) {
    if (declared == null) {
      return null;
    }
    String text = declared.strip();
    int open = text.indexOf('(');
    if (open < 0 || !text.endsWith(")")) {
      return null;
    }
    VectorType type = typeNamed(text.substring(0, open).strip());
    int dims = dimensions(text.substring(open + 1, text.length() - 1).strip());
    return type == null || dims < 1 || dims > VectorType.MAX_DIMS
        ? null
        : new VectorColumnType(type, dims);
  }

  private static @Nullable VectorType typeNamed(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "F32_BLOB", "FLOAT32" -> VectorType.FLOAT32;
      case "F64_BLOB", "FLOAT64" -> VectorType.FLOAT64;
      case "F16_BLOB", "FLOAT16" -> VectorType.FLOAT16;
      case "FB16_BLOB", "FLOATB16" -> VectorType.FLOATB16;
      case "F8_BLOB", "FLOAT8" -> VectorType.FLOAT8;
      case "F1BIT_BLOB", "FLOAT1BIT" -> VectorType.FLOAT1BIT;
      default -> null;
    };
  }

  private static int dimensions(String digits) {
    if (digits.isEmpty() || digits.length() > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
