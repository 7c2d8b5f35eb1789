package org.quiverdb.jdbc;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * Values of parameters: those being set, and the rows of a batch. Numbers stay unboxed; a row of a
 * batch is a copy within the same arrays. Parameters that were never set are NULL, as in SQLite.
 */
final class ParameterSet {
  private static final byte NULL = 0;
  private static final byte LONG = 1;
  private static final byte DOUBLE = 2;
  private static final byte REFERENCE = 3;
  private static final int FIRST_BATCH_ROWS = 16;
  private static final int KEPT_VALUES = 1 << 16;

  private final int count;
  private byte[] tags;
  private long[] bits;
  private @Nullable Object[] references;
  private int batchRows;
  private boolean anySet;

  /** No value is set. The current row is row 0 of the arrays, those of the batch follow. */
  ParameterSet(int count) {
    this.count = count;
    tags = new byte[count];
    bits = new long[count];
    references = new Object[count];
  }

  int count() {
    return count;
  }

  /** Whether any parameter has been set since the last {@link #clear}. */
  boolean anySet() {
    return anySet;
  }

  void setNull(int parameter) {
    set(parameter, NULL, 0, null);
  }

  void setLong(int parameter, long value) {
    set(parameter, LONG, value, null);
  }

  void setDouble(int parameter, double value) {
    set(parameter, DOUBLE, Double.doubleToRawLongBits(value), null);
  }

  void setText(int parameter, String value) {
    set(parameter, REFERENCE, 0, value);
  }

  void setBlob(int parameter, byte[] value) {
    set(parameter, REFERENCE, 0, value);
  }

  void setVector(int parameter, float[] value) {
    set(parameter, REFERENCE, 0, value);
  }

  private void set(int parameter, byte tag, long value, @Nullable Object reference) {
    int i = parameter - 1;
    tags[i] = tag;
    bits[i] = value;
    references[i] = reference;
    anySet = true;
  }

  void clear() {
    Arrays.fill(tags, 0, count, NULL);
    Arrays.fill(references, 0, count, null);
    anySet = false;
  }

  int batchRows() {
    return batchRows;
  }

  /** Copies the current values to the end of the batch. */
  void addToBatch() {
    int end = (batchRows + 2) * count;
    if (end > tags.length) {
      int size = Math.max(end, Math.max(FIRST_BATCH_ROWS * count, tags.length * 2));
      tags = Arrays.copyOf(tags, size);
      bits = Arrays.copyOf(bits, size);
      references = Arrays.copyOf(references, size);
    }
    int at = end - count;
    System.arraycopy(tags, 0, tags, at, count);
    System.arraycopy(bits, 0, bits, at, count);
    System.arraycopy(references, 0, references, at, count);
    batchRows++;
  }

  /** Forgets the batch; room for the next one stays, unless it is large. */
  void clearBatch() {
    if (tags.length > KEPT_VALUES && batchRows > 0) {
      tags = Arrays.copyOf(tags, count);
      bits = Arrays.copyOf(bits, count);
      references = Arrays.copyOf(references, count);
    } else {
      Arrays.fill(references, count, (batchRows + 1) * count, null);
    }
    batchRows = 0;
  }

  /** Binds the current values. */
  void bind(QuiverStatement statement) {
    bind(statement, 0);
  }

  /** Binds a row of the batch, counted from 0. */
  void bindBatchRow(QuiverStatement statement, int row) {
    bind(statement, (row + 1) * count);
  }

  private void bind(QuiverStatement statement, int at) {
    for (int i = 0; i < count; i++) {
      Object reference = references[at + i];
      switch (tags[at + i]) {
        case LONG -> statement.bindLong(i + 1, bits[at + i]);
        case DOUBLE -> statement.bindDouble(i + 1, Double.longBitsToDouble(bits[at + i]));
        default -> bindReference(statement, i + 1, reference);
      }
    }
  }

  private static void bindReference(
      QuiverStatement statement, int parameter, @Nullable Object reference) {
    switch (reference) {
      case null -> statement.bindNull(parameter);
      case String text -> statement.bindText(parameter, text);
      case byte[] blob -> statement.bindBlob(parameter, blob);
      case float[] vector -> statement.bindVector(parameter, vector);
      default -> throw new AssertionError(reference.getClass());
    }
  }
}
