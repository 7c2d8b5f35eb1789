package org.quiverdb.loader;

/**
 * How to load.
 *
 * @param names which members or columns of text formats mean what
 * @param stopOnBad whether the first bad record ends the load and undoes the open batch; otherwise
 * bad records are set
 *     aside and the load goes on
 * @param resume whether to go on where an earlier load of the same files stopped
 * @param commitBytes a transaction is committed when its vectors come to this many bytes
 * @param index whether to make a vector index if the source had one
 */
public record LoadOptions(
    FieldNames names, boolean stopOnBad, boolean resume, long commitBytes, boolean index) {
  /** Large enough that the wait for the disk is small beside the writing. */
  public static final long COMMIT_BYTES_DEFAULT = 64L << 20;

  /** Options that make an index if the source had one. */
  public LoadOptions(FieldNames names, boolean stopOnBad, boolean resume, long commitBytes) {
    this(names, stopOnBad, resume, commitBytes, true);
  }

  /** Names found by themselves, bad records set aside, from the beginning. */
  public static final LoadOptions DEFAULT =
      new LoadOptions(FieldNames.DETECTED, false, false, COMMIT_BYTES_DEFAULT);
}
