package org.quiverdb.index.diskann.store;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;

/** Reads the vectors of a column as floats. Thread-safe. */
final class VectorReader {
  /** What a BLOB is to the index. */
  enum Kind {
    VECTOR,
    /** A vector that has no distance, or none that can be estimated. */
    WITHOUT_DISTANCE,
    /** Not a vector, or of another type or dimensions: measuring it is an error. */
    ERROR
  }

  private final VectorColumnType type;
  private final DistanceMetric metric;

  /** What all blobs of float32 say that have the right length; null for other types. */
  private final @Nullable VectorHeader plain;

  VectorReader(@Nullable VectorColumnType type, DistanceMetric metric) {
    if (type == null) {
      throw new IllegalArgumentException("the column has no vector type");
    }
    this.type = type;
    this.metric = metric;
    plain =
        type.type() == VectorType.FLOAT32
            ? new VectorHeader(VectorType.FLOAT32, type.dims(), type.dims())
            : null;
  }

  int dimensions() {
    return type.dims();
  }

  /**
   * Reads a vector.
   *
   * @param into receives its elements; anything when it is no {@link Kind#VECTOR}
   */
  Kind read(long address, int length, float[] into) {
    if (plain != null && length == Float.BYTES * plain.dims()) {
      VectorDecoder.floats(Memory.SEG, address, plain, into);
      return isUsable(into) ? Kind.VECTOR : Kind.WITHOUT_DISTANCE;
    }
    try {
      VectorHeader header = VectorBlob.header(Memory.SEG, address, length);
      if (header.type() != type.type() || header.dims() != type.dims()) {
        return Kind.ERROR;
      }
      VectorDecoder.floats(Memory.SEG, address, header, into);
    } catch (VectorException e) {
      return Kind.ERROR;
    }
    return isUsable(into) ? Kind.VECTOR : Kind.WITHOUT_DISTANCE;
  }

  /** Whether all elements are finite, and so are their squares; for COSINE, not too small. */
  private boolean isUsable(float[] vector) {
    float squares = 0;
    for (float element : vector) {
      squares += element * element;
    }
    return Float.isFinite(squares)
        && (metric != DistanceMetric.COSINE || squares >= Float.MIN_NORMAL);
  }
}
