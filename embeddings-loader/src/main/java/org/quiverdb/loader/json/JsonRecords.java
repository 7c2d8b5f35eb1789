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

  /**
   * Looks at one of the first values of a file, if the meaning of the members is to be found out
   * from them. Must be done with the same values whenever the file is opened, also when the load of
   * it is resumed.
   */
  default void survey(byte[] text, int start, int end) {}

  /** Whether the meaning of the members is known, or was never in doubt. */
  default boolean isSettled() {
    return true;
  }

  /** Whether each value holds exactly one record, so that values can be skipped unread. */
  boolean onePerValue();
}
