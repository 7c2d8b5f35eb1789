package org.quiverdb.loader;

import org.jspecify.annotations.Nullable;

/**
 * One row to load: a vector with what the file says about it. Mutable and reused from record to
 * record; copy what is to be kept. Used by one thread at a time.
 */
public final class EmbeddingRecord {
  private static final int DIMENSIONS_FIRST = 1536;

  private float[] vector = new float[DIMENSIONS_FIRST];
  private long id;
  private boolean hasId;
  private @Nullable String key;
  private @Nullable String text;
  private @Nullable String metadata;
  private long number;
  private long line;

  /**
   * The vector's elements: as many as {@link #dimensions()}. The array is used again for the next
   * record.
   */
  public float[] vector() {
    return vector;
  }

  /** Number of elements of the vector. */
  public int dimensions() {
    return vector.length;
  }

  /** Whether the file gives the record an integer id. */
  public boolean hasId() {
    return hasId;
  }

  /** The integer id, if {@link #hasId()}. */
  public long id() {
    return id;
  }

  /** The textual id, or null if the file gives none or an integer one. */
  public @Nullable String key() {
    return key;
  }

  /** The text that was embedded, if the file has it. */
  public @Nullable String text() {
    return text;
  }

  /**
   * Everything else the file says about the record: a JSON object, or null if there is nothing
   * else.
   */
  public @Nullable String metadata() {
    return metadata;
  }

  /** Number of the record in its file, from 1; rejected records count. */
  public long number() {
    return number;
  }

  /** Line of a text file on which the record begins, from 1; 0 in binary files. */
  public long line() {
    return line;
  }

  /** Makes this an empty record at a place in its file. */
  public void reset(long recordNumber, long lineNumber) {
    hasId = false;
    key = null;
    text = null;
    metadata = null;
    number = recordNumber;
    line = lineNumber;
  }

  /** Sets the number of elements and returns the array to write them to. */
  public float[] dimensions(int count) {
    if (vector.length != count) {
      vector = new float[count];
    }
    return vector;
  }

  public void id(long value) {
    id = value;
    hasId = true;
    key = null;
  }

  public void key(String value) {
    key = value;
    hasId = false;
  }

  public void text(@Nullable String value) {
    text = value;
  }

  public void metadata(@Nullable String value) {
    metadata = value;
  }
}
