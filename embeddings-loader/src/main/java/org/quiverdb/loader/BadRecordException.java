package org.quiverdb.loader;

import org.jspecify.annotations.Nullable;

/**
 * One record of a source cannot be loaded; the message says why and what to do, without the place.
 * After it the source stands behind the record, unless it {@linkplain #endsSource() ends} there.
 */
public final class BadRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean endsSource;
  private final @Nullable String raw;

  public BadRecordException(String message) {
    this(message, false, null);
  }

  private BadRecordException(String message, boolean endsSource, @Nullable String raw) {
    super(message);
    this.endsSource = endsSource;
    this.raw = raw;
  }

  /** A failure after which nothing more can be read, such as a truncated file. */
  public static BadRecordException endingSource(String message) {
    return new BadRecordException(message, true, null);
  }

  /** The same failure with the record's text as found in the file. */
  public BadRecordException withRaw(String text) {
    BadRecordException copy =
        new BadRecordException(String.valueOf(getMessage()), endsSource, text);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** Whether the source cannot go on behind this record. */
  public boolean endsSource() {
    return endsSource;
  }

  /** The record as found in a text file, if it is known and not huge. */
  public @Nullable String raw() {
    return raw;
  }
}
