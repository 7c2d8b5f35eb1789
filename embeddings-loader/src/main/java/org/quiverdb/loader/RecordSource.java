package org.quiverdb.loader;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A stream of records from one file; memory use does not grow with the file. Not safe for use by
 * several threads, except {@link #fileBytesRead()}.
 */
public interface RecordSource extends AutoCloseable {
  /** What the file was recognised as, for messages: {@code "fvecs"}, {@code "JSON lines"}, … */
  String format();

  /** What records of this source carry besides the vector. */
  Contents contents();

  /**
   * Reads the next record.
   *
   * @return false at the end of the file
   * @throws BadRecordException if the record is unusable; the record's number and line are set all
   * the same
   * @throws LoadException if the file as a whole cannot be used as asked, e.g. it has no member of
   * the name given
   */
  boolean next(EmbeddingRecord target) throws IOException, BadRecordException, LoadException;

  /**
   * Passes over {@code count} records without reading their content; returns how many there were.
   */
  long skip(long count) throws IOException, LoadException;

  /**
   * The metric of the vector index that the source had on its vectors, {@code cosine}, {@code l2},
   * {@code dot} or {@code hamming}, or null if it had none. Known at the end of the file at the
   * latest.
   */
  default @Nullable String indexMetric() {
    return null;
  }

  /** Size of the file in bytes as stored. */
  long fileBytes();

  /** Bytes of the file consumed so far, for progress. */
  long fileBytesRead();

  @Override
  void close() throws IOException;

  /**
   * What records of a source may carry.
   *
   * @param id whether they have ids of their own
   * @param text whether they may have a text
   * @param metadata whether they may have other members
   */
  record Contents(boolean id, boolean text, boolean metadata) {
    /** Vectors and nothing else. */
    public static final Contents VECTORS = new Contents(false, false, false);
  }
}
