package org.quiverdb.loader.target;

/**
 * How far the load of one file has come; committed together with the rows it counts.
 *
 * @param records records read, good and bad; a resumed load skips as many
 * @param rejected how many of them were rejected
 * @param rejectedBytes length of the file of rejected records at that point
 * @param complete whether the file has no more records
 */
public record LoadPosition(long records, long rejected, long rejectedBytes, boolean complete) {
  /** The beginning. */
  public static final LoadPosition START = new LoadPosition(0, 0, 0, false);
}
