package org.quiverdb.vector;

/** The element types of a vector, with the type byte that ends their blobs (libSQL's numbers). */
public enum VectorType {
  FLOAT32(1),
  FLOAT64(2),
  FLOAT1BIT(3),
  FLOAT8(4),
  FLOAT16(5),
  FLOATB16(6),
  FLOAT32_SPARSE(9);

  private final int typeByte;

  VectorType(int typeByte) {
    this.typeByte = typeByte;
  }

  /** The value of the last byte of an odd-length blob of this type. */
  public int typeByte() {
    return typeByte;
  }
}
