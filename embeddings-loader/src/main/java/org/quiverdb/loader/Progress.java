package org.quiverdb.loader;

import java.nio.file.Path;

/**
 * Hears how a load goes; called from the thread that loads, a few times a second at most per batch.
 */
public interface Progress {
  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(Path file, String format, long fileBytes, long resumedAt) {}

        @Override
        public void advanced(Path file, long fileBytesRead, long rows, long rejected) {}

        @Override
        public void finished(Path file, long rows, long rejected) {}
      };

  /**
   * A file was opened.
   *
   * @param format what it was recognised as
   * @param fileBytes its size
   * @param resumedAt number of records that an earlier load dealt with
   */
  void started(Path file, String format, long fileBytes, long resumedAt);

  /**
   * More of it was loaded: bytes of the file read, rows and rejected records so far, this file
   * only.
   */
  void advanced(Path file, long fileBytesRead, long rows, long rejected);

  /** All of it was loaded and committed. */
  void finished(Path file, long rows, long rejected);
}
