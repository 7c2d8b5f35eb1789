package org.quiverdb.loader.export;

import java.lang.foreign.MemorySegment;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.ValueType;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;

/** The vector of the row at hand: floats, or doubles where the column has such; reused. */
final class VectorValue {
  private static final float[] NO_FLOATS = {};
  private static final double[] NO_DOUBLES = {};

  private final boolean wide;
  private boolean missing;
  private float[] floats = NO_FLOATS;
  private double[] doubles = NO_DOUBLES;

  /** A vector whose elements are kept as doubles if {@code wide}. */
  VectorValue(boolean wide) {
    this.wide = wide;
  }

  /** Takes the vector of a result. */
  void read(QuiverStatement row, int column) {
    missing = row.isNull(column);
    if (missing) {
      return;
    }
    byte[] blob = row.type(column) == ValueType.BLOB ? row.getBlob(column) : null;
    if (wide && blob != null) {
      MemorySegment segment = MemorySegment.ofArray(blob);
      VectorHeader header = VectorBlob.header(segment, 0, blob.length);
      if (header.type() == VectorType.FLOAT64) {
        doubles = VectorDecoder.doubles(segment, 0, header);
        return;
      }
    }
    float[] narrow = row.getVector(column);
    floats = narrow == null ? NO_FLOATS : narrow;
    if (wide) {
      doubles = new double[floats.length];
      for (int i = 0; i < floats.length; i++) {
        doubles[i] = floats[i];
      }
    }
  }

  /** Whether it is NULL. */
  boolean isMissing() {
    return missing;
  }

  boolean isWide() {
    return wide;
  }

  int dimensions() {
    return wide ? doubles.length : floats.length;
  }

  /** The elements, if not {@link #isWide()}. */
  float[] floats() {
    return floats;
  }

  /** The elements, if {@link #isWide()}. */
  double[] doubles() {
    return doubles;
  }
}
