package org.quiverdb.loader.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.Vectors;
import org.quiverdb.loader.io.ByteWindow;
import org.quiverdb.loader.json.JsonNumberArray;

/** Makes vectors of the rows of a column. */
final class VectorColumn {
  private final Column column;
  private final JsonNumberArray numbers = new JsonNumberArray();

  VectorColumn(Column column) {
    this.column = column;
  }

  /** Writes the vector of a row to the record. */
  void read(List<ColumnCursor.Span> row, EmbeddingRecord target) throws BadRecordException {
    if (isMissing(row.getFirst())) {
      throw new BadRecordException("has no vector in \"" + column.name() + "\"");
    }
    if (column.isList()) {
      readList(row, target);
    } else {
      ColumnCursor.Span span = row.getFirst();
      readBytes(span.page().values().binaries[span.value()], target);
    }
    Vectors.requireFinite(target.vector(), target.dimensions());
  }

  private boolean isMissing(ColumnCursor.Span first) {
    byte[] definition = first.page().definition();
    int least = column.isList() ? column.repeatedDefinition() : column.maxDefinition();
    return definition.length > 0 && definition[first.start()] < least;
  }

  private void readList(List<ColumnCursor.Span> row, EmbeddingRecord target)
      throws BadRecordException {
    int count = 0;
    for (ColumnCursor.Span span : row) {
      requirePresent(span, count);
      count += span.end() - span.start();
    }
    float[] vector = target.dimensions(count);
    int at = 0;
    for (ColumnCursor.Span span : row) {
      int length = span.end() - span.start();
      copy(span.page().values(), span.value(), vector, at, length);
      at += length;
    }
  }

  private void requirePresent(ColumnCursor.Span span, int before) throws BadRecordException {
    byte[] definition = span.page().definition();
    for (int i = span.start(); i < span.end() && definition.length > 0; i++) {
      if (definition[i] != column.maxDefinition()) {
        throw new BadRecordException(
            "element " + (before + i - span.start() + 1) + " of the vector is missing (null)");
      }
    }
  }

  private void copy(Values values, int from, float[] target, int at, int length) {
    switch (column.type()) {
      case FLOAT -> System.arraycopy(values.floats, from, target, at, length);
      case DOUBLE -> {
        for (int i = 0; i < length; i++) {
          target[at + i] = (float) values.doubles[from + i];
        }
      }
      case INT32, INT64 -> {
        for (int i = 0; i < length; i++) {
          target[at + i] = values.longs[from + i];
        }
      }
      default -> {
        for (int i = 0; i < length; i++) {
          target[at + i] = ValueText.float16(values.binaries[from + i]);
        }
      }
    }
  }

  /** Bytes of little-endian floats, or the text of a list. */
  private void readBytes(byte[] bytes, EmbeddingRecord target) throws BadRecordException {
    if (column.logical().kind() == LogicalType.Kind.STRING) {
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      if (!text.startsWith("[")) {
        throw new BadRecordException(
            "\""
                + column.name()
                + "\" holds no list: "
                + text.substring(0, Math.min(20, text.length())));
      }
      byte[] list = text.getBytes(StandardCharsets.ISO_8859_1);
      numbers.scan(Arrays.copyOf(list, list.length + ByteWindow.SLACK), 0, list.length);
      System.arraycopy(numbers.values(), 0, target.dimensions(numbers.size()), 0, numbers.size());
      return;
    }
    if (bytes.length % Float.BYTES != 0) {
      throw new BadRecordException(
          "\""
              + column.name()
              + "\" holds "
              + bytes.length
              + " bytes, not a whole number of 32-bit floats");
    }
    float[] vector = target.dimensions(bytes.length / Float.BYTES);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
  }
}
