package org.quiverdb.vector;

/**
 * The element types of a vector, with the type byte that ends their blobs. The numbers 1 to 6 are
 * libSQL's, 9 is Turso's; both systems' blobs work unchanged.
 */
public enum VectorType {
  /** IEEE single precision; the type of a blob of even length. */
  FLOAT32(1, "float32"),
  /** IEEE double precision. */
  FLOAT64(2, "float64"),
  /** One bit per element: set means +1, clear means -1. */
  FLOAT1BIT(3, "float1bit"),
  /** Eight bits per element with one scale and one shift per vector: {@code alpha * q + shift}. */
  FLOAT8(4, "float8"),
  /** IEEE half precision. */
  FLOAT16(5, "float16"),
  /** The upper half of an IEEE single, as in bfloat16. */
  FLOATB16(6, "floatb16"),
  /** Pairs of index and IEEE single; what is not listed is zero. */
  FLOAT32_SPARSE(9, "float32_sparse");

  /** The largest number of dimensions of any vector. */
  public static final int MAX_DIMS = 65536;

  private static final VectorType[] BY_BYTE = new VectorType[10];

  static {
    for (VectorType type : values()) {
      BY_BYTE[type.typeByte] = type;
    }
  }

  private final int typeByte;
  private final String label;

  VectorType(int typeByte, String label) {
    this.typeByte = typeByte;
    this.label = label;
  }

  /** The value of the last byte of an odd-length blob of this type. */
  public int typeByte() {
    return typeByte;
  }

  /** The name used in error messages, for example {@code float16}. */
  public String label() {
    return label;
  }

  /**
   * The type whose blobs end in this byte.
   *
   * @throws VectorException if no type has this byte
   */
  public static VectorType ofTypeByte(int typeByte) {
    if (typeByte >= 0 && typeByte < BY_BYTE.length) {
      VectorType type = BY_BYTE[typeByte];
      if (type != null) {
        return type;
      }
    }
    throw new VectorException("vector: unexpected binary type: " + typeByte);
  }
}
