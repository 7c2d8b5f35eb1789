package org.quiverdb.loader.json;

import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.RecordSource.Contents;

/** Bare lists of numbers: {@code [0.1, -0.2, …]}, a vector and nothing else. */
final class ListRecords implements JsonRecords {
  private final JsonNumberArray numbers = new JsonNumberArray();

  @Override
  public int read(byte[] text, int start, int end) throws BadRecordException {
    if (text[start] != '[') {
      throw new BadRecordException(
          "expected a list of numbers, found '" + (char) text[start] + "'");
    }
    int behind = JsonSpan.skipSpace(text, numbers.scan(text, start, end), end);
    if (behind < end) {
      throw new BadRecordException("something follows the list: '" + (char) text[behind] + "'");
    }
    return 1;
  }

  @Override
  public void record(int index, EmbeddingRecord target) {
    int size = numbers.size();
    System.arraycopy(numbers.values(), 0, target.dimensions(size), 0, size);
  }

  @Override
  public Contents contents() {
    return Contents.VECTORS;
  }

  @Override
  public boolean onePerValue() {
    return true;
  }
}
