package org.quiverdb.loader;

import java.util.ArrayList;
import java.util.List;

/**
 * A few records handed from the reading to the writing thread, and the bad ones found among them;
 * reused.
 */
final class RecordBatch {
  /** Records of one batch at most; with 1536 dimensions their vectors are 1.5 MB. */
  private static final int RECORDS_MAX = 256;

  private static final int ELEMENTS_MAX = 1 << 20;

  private final List<EmbeddingRecord> records = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private int size;
  private int elements;
  private boolean last;

  void clear() {
    size = 0;
    elements = 0;
    last = false;
    rejections.clear();
  }

  boolean isFull() {
    return size == RECORDS_MAX || elements >= ELEMENTS_MAX || rejections.size() == RECORDS_MAX;
  }

  /** The record behind the last one, to be read into. */
  EmbeddingRecord vacant() {
    if (size == records.size()) {
      records.add(new EmbeddingRecord());
    }
    return records.get(size);
  }

  /** Counts the record that was read into {@link #vacant()}. */
  void take() {
    elements += records.get(size).dimensions();
    size++;
  }

  int size() {
    return size;
  }

  EmbeddingRecord get(int index) {
    return records.get(index);
  }

  List<Rejection> rejections() {
    return rejections;
  }

  /** Whether the source ended with this batch. */
  boolean isLast() {
    return last;
  }

  void markLast() {
    last = true;
  }
}
