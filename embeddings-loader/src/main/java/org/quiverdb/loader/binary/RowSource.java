package org.quiverdb.loader.binary;

import java.io.EOFException;
import java.io.IOException;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.Vectors;
import org.quiverdb.loader.WindowSource;
import org.quiverdb.loader.io.ByteWindow;

/**
 * Vectors in rows of one size behind an optional header. The records have no ids and no text. A NaN
 * spoils its own row only; a file that ends early, or a row that contradicts the first, ends the
 * source.
 */
final class RowSource extends WindowSource {
  /** The number of rows is not stated, the file's end decides. */
  static final long ROWS_UNKNOWN = -1;

  private final String format;
  private final Element element;
  private final int dimensions;
  private final long rows;

  /** Whether each row begins with its number of elements (32 bits, little-endian). */
  private final boolean prefixed;

  private final int rowBytes;
  private long number;

  RowSource(
      ByteWindow window,
      String format,
      Element element,
      int dimensions,
      long rows,
      boolean prefixed) {
    super(window);
    this.format = format;
    this.element = element;
    this.dimensions = dimensions;
    this.rows = rows;
    this.prefixed = prefixed;
    this.rowBytes = Math.addExact(Math.multiplyExact(dimensions, element.bytes()), prefix());
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public Contents contents() {
    return Contents.VECTORS;
  }

  @Override
  public boolean next(EmbeddingRecord target) throws IOException, BadRecordException {
    target.reset(number + 1, 0);
    if (number == rows || !beginRow()) {
      return false;
    }
    int at = window.position();
    byte[] bytes = window.bytes();
    number++;
    if (prefixed) {
      int stated = Vecs.dimensions(bytes, at);
      if (stated != dimensions) {
        throw BadRecordException.endingSource(
            "the row says it has "
                + stated
                + " elements, the first row has "
                + dimensions
                + ": the file is damaged or not "
                + format);
      }
    }
    element.read(bytes, at + prefix(), target.dimensions(dimensions), dimensions);
    window.position(at + rowBytes);
    Vectors.requireFinite(target.vector(), dimensions);
    return true;
  }

  /** Makes a whole row available; false at the proper end. */
  private boolean beginRow() throws IOException, BadRecordException {
    String problem;
    try {
      if (window.require(rowBytes)) {
        return true;
      }
      if (window.remaining() == 0 && rows == ROWS_UNKNOWN) {
        return false;
      }
      problem =
          "the file ends inside the row: it has "
              + window.remaining()
              + " of its "
              + rowBytes
              + " bytes"
              + (rows < 0 ? "" : ", and " + rows + " rows were announced");
    } catch (EOFException e) {
      problem = String.valueOf(e.getMessage());
    }
    number++;
    throw BadRecordException.endingSource(problem + "; copy or download it again");
  }

  @Override
  public long skip(long count) throws IOException {
    long wanted = rows < 0 ? count : Math.min(count, rows - number);
    long skippedBytes = window.skip(Math.multiplyExact(wanted, (long) rowBytes));
    long skipped = (skippedBytes + rowBytes - 1) / rowBytes;
    number += skipped;
    return skipped;
  }

  private int prefix() {
    return prefixed ? Integer.BYTES : 0;
  }
}
