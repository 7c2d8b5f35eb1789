package org.quiverdb.loader.database;

import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.RecordSource;

/** Reads the rows of one table. */
interface RowReader extends AutoCloseable {
  /** What the file was recognised as. */
  String format();

  RecordSource.Contents contents();

  /** Metric of the vector index on the table, or null. */
  @Nullable String indexMetric();

  /** Moves to the next row; false behind the last. */
  boolean step();

  /**
   * Writes the row's content to a record.
   *
   * @return about how many bytes the row takes in the file
   */
  long read(EmbeddingRecord target) throws BadRecordException;

  @Override
  void close();
}
