package org.quiverdb.loader.export;

/** Hears now and then, from the thread that exports, how an export goes. */
@FunctionalInterface
public interface ExportProgress {
  /** Says nothing. */
  ExportProgress SILENT = (rows, share) -> {};

  /**
   * More was written.
   *
   * @param rows written so far
   * @param share of the table that was read, about: more than 0, at most 1
   */
  void advanced(long rows, double share);
}
