package org.quiverdb.loader;

import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside.
 *
 * @param number of the record in its file, from 1
 * @param line of the file, from 1, or 0 in binary files
 * @param id its id or key, if it was read that far
 * @param reason what is wrong with it
 * @param raw its text in the file, if known
 */
record Rejection(long number, long line, @Nullable Object id, String reason, @Nullable String raw) {
  static Rejection of(EmbeddingRecord record, BadRecordException e) {
    Object id = record.hasId() ? (Object) record.id() : record.key();
    return new Rejection(
        record.number(), record.line(), id, String.valueOf(e.getMessage()), e.raw());
  }

  /** Where it is, as a person would say it. */
  String place() {
    return line > 0 ? "line " + line : "record " + number;
  }
}
