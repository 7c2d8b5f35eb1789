package org.quiverdb.loader.target;

/**
 * What the records of a load look like, which decides on a new table's columns and a new file's
 * page size.
 *
 * @param dimensions elements of every vector
 * @param ids what ids the records have
 * @param text whether records may have a text
 * @param metadata whether records may have metadata
 * @param otherBytes average size of id, text and metadata in the first rows
 */
public record TableShape(int dimensions, Ids ids, boolean text, boolean metadata, int otherBytes) {
  /** Kinds of ids. */
  public enum Ids {
    /** The files give none: rows are numbered by the table. */
    NONE,
    /** Integers: they become the {@code INTEGER PRIMARY KEY}. */
    INTEGER,
    /** Strings: they go to a unique column {@code key}, beside a numbered {@code id}. */
    TEXT
  }
}
