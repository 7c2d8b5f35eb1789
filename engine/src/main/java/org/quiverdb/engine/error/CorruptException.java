package org.quiverdb.engine.error;

import org.jspecify.annotations.Nullable;

/**
 * The file does not say what a database must say: {@link ResultCode#CORRUPT}, one of its extended
 * codes, or {@link ResultCode#NOTADB}. The message is SQLite's; where and what exactly is wrong
 * stand beside it, for people who must mend the file.
 */
public final class CorruptException extends QuiverException {
  /** The value of {@link #page()} and {@link #byteOffset()} when they are not known. */
  public static final long UNKNOWN = -1;

  private final @Nullable String file;
  private final long page;
  private final long byteOffset;
  private final String detail;

  /**
   * A broken page or header.
   *
   * @param resultCode CORRUPT, an extended code of it, or NOTADB
   * @param file the path of the file, or null for a database without one
   * @param page the page number counted from 1, or {@link #UNKNOWN}
   * @param byteOffset the offset in the file in bytes, or {@link #UNKNOWN}
   * @param detail what was found and what was expected, in a few words
   */
  public CorruptException(
      ResultCode resultCode, @Nullable String file, long page, long byteOffset, String detail) {
    super(requireCorrupt(resultCode), resultCode.text(), null);
    this.file = file;
    this.page = page;
    this.byteOffset = byteOffset;
    this.detail = detail;
  }

  private static ResultCode requireCorrupt(ResultCode code) {
    if (code != ResultCode.NOTADB && code.primary() != ResultCode.CORRUPT) {
      throw new IllegalArgumentException("not a code of a damaged file: " + code);
    }
    return code;
  }

  /** The path of the file, or null for a database without one. */
  public @Nullable String file() {
    return file;
  }

  /** The page number, counted from 1, or {@link #UNKNOWN}. */
  public long page() {
    return page;
  }

  /** The offset in the file, in bytes, or {@link #UNKNOWN}. */
  public long byteOffset() {
    return byteOffset;
  }

  /** What was found and what was expected. */
  public String detail() {
    return detail;
  }

  @Override
  public String toString() {
    return getClass().getName()
        + ": "
        + getMessage()
        + " (file "
        + (file == null ? "in memory" : file)
        + (page == UNKNOWN ? "" : ", page " + page)
        + (byteOffset == UNKNOWN ? "" : ", byte " + byteOffset)
        + "): "
        + detail;
  }
}
