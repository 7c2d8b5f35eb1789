package org.quiverdb.loader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quiverdb.loader.target.FileIdentity;
import org.quiverdb.loader.target.LoadPosition;
import org.quiverdb.loader.target.VectorTarget;

/**
 * Loads files of embeddings into a table.
 *
 * <p>A thread reads ahead while the calling thread writes, in transactions of some tens of
 * megabytes. With each transaction the position in the file is committed, so that a load which was
 * stopped, at whatever point, can be resumed without losing a row or adding one twice.
 */
public final class Loader {
  private Loader() {}

  /**
   * Loads the files in their order. The target stays the caller's to close.
   *
   * @return what was done; records that were set aside are counted there and do not raise an
   * exception
   * @throws LoadException if the load cannot start or go on; the target stands at its last
   * committed batch
   */
  public static LoadReport load(
      List<Path> files, VectorTarget target, LoadOptions options, Progress progress)
      throws LoadException {
    long start = System.nanoTime();
    List<FileIdentity> identities = identities(files);
    checkStart(target, options);
    long rows = 0;
    long rejected = 0;
    long resumed = 0;
    long bytes = 0;
    List<Path> rejectedFiles = new ArrayList<>();
    String metric = null;
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      FileIdentity identity = identities.get(i);
      LoadPosition from = target.resumePosition(identity).orElse(LoadPosition.START);
      resumed += from.records();
      if (from.complete()) {
        continue;
      }
      try (RecordSource source = RecordSources.open(file, options.names())) {
        RejectedFile rejectedFile = RejectedFile.open(file, from.rejectedBytes());
        FileLoad load =
            new FileLoad(file, identity, source, from, rejectedFile, target, options, progress);
        load.run();
        rows += load.rows();
        rejected += load.rejected();
        bytes += source.fileBytesRead();
        metric = source.indexMetric() == null ? metric : source.indexMetric();
        if (rejectedFile.length() > 0) {
          rejectedFiles.add(rejectedFile.path());
        }
      } catch (IOException e) {
        throw new LoadException(file + ": " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LoadException(file + ": the load was interrupted; --resume goes on", e);
      }
    }
    if (metric != null && options.index()) {
      target.createIndex(metric);
    }
    target.finish();
    return new LoadReport(rows, rejected, resumed, bytes, System.nanoTime() - start, rejectedFiles);
  }

  /** Reads who the files are before anything is written, so that a mistyped name costs nothing. */
  private static List<FileIdentity> identities(List<Path> files) throws LoadException {
    List<FileIdentity> identities = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new LoadException(
            file + ": " + (Files.exists(file) ? "is not a file" : "no such file"));
      }
      try {
        identities.add(FileIdentity.of(file));
      } catch (IOException e) {
        throw new LoadException(file + ": cannot be read: " + e.getMessage(), e);
      }
    }
    return identities;
  }

  private static void checkStart(VectorTarget target, LoadOptions options) throws LoadException {
    boolean unfinished = target.hasUnfinishedLoad();
    if (unfinished && !options.resume()) {
      throw new LoadException(
          "an earlier load into this table stopped before its end; --resume with the same files"
              + " goes on, or drop the table to start anew");
    }
    if (options.resume() && !unfinished && target.hasRows()) {
      throw new LoadException(
          "there is no unfinished load into this table to resume; without --resume the rows are"
              + " added to those that are there");
    }
  }
}
