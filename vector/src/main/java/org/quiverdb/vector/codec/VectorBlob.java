package org.quiverdb.vector.codec;

import static org.quiverdb.vector.VectorType.MAX_DIMS;

import java.lang.foreign.MemorySegment;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;

/**
 * The blob layouts: what a blob says about itself, and how long a blob of a type is. Thread-safe;
 * the bytes are never changed. Layouts are in the package documentation (libSQL's and Turso's).
 */
public final class VectorBlob {
  private VectorBlob() {}

  /**
   * Checks a whole blob and reads its type and dimensions.
   *
   * @param segment holds the blob; native or heap
   * @param offset first byte of the blob in the segment
   * @param length length of the blob in bytes
   * @throws VectorException if the bytes are not a vector
   */
  public static VectorHeader header(MemorySegment segment, long offset, long length) {
    if ((length & 1) == 0) {
      return float32(length);
    }
    long data = length - 1;
    VectorType type = VectorType.ofTypeByte(Layout.u8(segment, offset + data));
    return switch (type) {
      case FLOAT32 -> float32(data);
      case FLOAT64 -> float64(data);
      case FLOAT16, FLOATB16 -> dense(type, data / 2);
      case FLOAT1BIT -> float1bit(segment, offset, length);
      case FLOAT8 -> float8(segment, offset, length);
      case FLOAT32_SPARSE -> SparseBlob.header(segment, offset, length);
    };
  }

  /** Like {@link #header(MemorySegment, long, long)} for a blob that fills an array. */
  public static VectorHeader header(byte[] blob) {
    return header(MemorySegment.ofArray(blob), 0, blob.length);
  }

  /**
   * The length in bytes that Quiver writes for a type other than sparse.
   *
   * @param dims number of dimensions, not negative
   */
  public static int length(VectorType type, int dims) {
    return switch (type) {
      case FLOAT32 -> 4 * dims;
      case FLOAT64 -> 8 * dims + 1;
      case FLOAT16, FLOATB16 -> 2 * dims + 1;
      case FLOAT8 -> align4(dims) + 11;
      case FLOAT1BIT -> (bitBytes(dims) | 1) + 2;
      case FLOAT32_SPARSE -> throw new IllegalArgumentException("a sparse length needs a count");
    };
  }

  /** Bytes of the bits of a float1bit vector. */
  static int bitBytes(int dims) {
    return (dims + 7) >>> 3;
  }

  /** The number rounded up to a multiple of four: where alpha stands in a float8 blob. */
  public static int align4(int dims) {
    return (dims + 3) & ~3;
  }

  private static VectorHeader float32(long data) {
    if ((data & 3) != 0) {
      throw new VectorException(
          "vector: float32 vector blob length must be divisible by 4 (excluding optional"
              + " 'type'-byte): length="
              + data);
    }
    return dense(VectorType.FLOAT32, data / 4);
  }

  private static VectorHeader float64(long data) {
    if ((data & 7) != 0) {
      throw new VectorException(
          "vector: float64 vector blob length must be divisible by 8 (excluding 'type'-byte):"
              + " length="
              + data);
    }
    return dense(VectorType.FLOAT64, data / 8);
  }

  private static VectorHeader float1bit(MemorySegment segment, long offset, long length) {
    long data = length - 1;
    if (data == 0) {
      throw new VectorException(
          "vector: float1bit vector blob length must be divisible by 2 and not be empty (excluding"
              + " 'type'-byte): length="
              + data);
    }
    int trailing = Layout.u8(segment, offset + length - 2);
    long dims = 8 * data - trailing;
    if (trailing < 8 || trailing > 23 || dims < 0) {
      throw wrongSize(VectorType.FLOAT1BIT, dims, length, (((Math.max(dims, 0) + 7) / 8) | 1) + 2);
    }
    return dense(VectorType.FLOAT1BIT, dims);
  }

  private static VectorHeader float8(MemorySegment segment, long offset, long length) {
    long data = length - 1;
    if (data < 2) {
      throw new VectorException(
          "vector: float8 vector blob length must be divisible by 2 and has at least 2 bytes"
              + " (excluding 'type'-byte): length="
              + data);
    }
    int trailing = Layout.u8(segment, offset + length - 2);
    long dims = length - 11 - trailing;
    if (trailing > 3 || dims < 0 || ((dims + 3) & ~3L) + 11 != length) {
      throw wrongSize(VectorType.FLOAT8, dims, length, ((Math.max(dims, 0) + 3) & ~3L) + 11);
    }
    return dense(VectorType.FLOAT8, dims);
  }

  private static VectorException wrongSize(VectorType type, long dims, long found, long expected) {
    return new VectorException(
        "vector: unexpected data part size: type=%d, dims=%d, %d != %d"
            .formatted(type.typeByte(), dims, found, expected));
  }

  private static VectorHeader dense(VectorType type, long dims) {
    checkDims(dims);
    return new VectorHeader(type, (int) dims, (int) dims);
  }

  /**
   * Refuses more dimensions than {@link VectorType#MAX_DIMS}.
   *
   * @throws VectorException if there are too many
   */
  static void checkDims(long dims) {
    if (dims > MAX_DIMS) {
      throw new VectorException("vector: max size exceeded: " + dims + " > " + MAX_DIMS);
    }
  }
}
