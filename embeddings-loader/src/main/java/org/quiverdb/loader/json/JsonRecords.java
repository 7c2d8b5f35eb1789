package org.quiverdb.loader.json;

import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource.Contents;

/** Makes records of one JSON value: one line, or one element of an array. */
interface JsonRecords {
  /**
   * Reads the value between two indexes.
   *
   * @return how many records it holds, at least one
   */
  int read(byte[] text, int start, int end) throws BadRecordException, LoadException;

  /** Writes the content of one of the records to {@code target}, whose place is set. */
  void record(int index, EmbeddingRecord target) throws BadRecordException;

  /** What the records carry; known once one was read. */
  Contents contents();

  /** Whether each value holds exactly one record, so that values can be skipped unread. */
  boolean onePerValue();
}
