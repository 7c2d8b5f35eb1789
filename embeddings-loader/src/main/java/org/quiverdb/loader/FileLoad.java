package org.quiverdb.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.target.FileIdentity;
import org.quiverdb.loader.target.LoadPosition;
import org.quiverdb.loader.target.TableShape;
import org.quiverdb.loader.target.TableShape.Ids;
import org.quiverdb.loader.target.VectorTarget;

/**
 * The load of one file: takes batches from the reader, gives rows to the target and commits now and
 * then.
 */
final class FileLoad {
  private final Path file;
  private final FileIdentity identity;
  private final VectorTarget target;
  private final LoadOptions options;
  private final Progress progress;
  private final RecordSource source;
  private final RejectedFile rejectedFile;
  private final LoadPosition from;

  /** Rejections of the open transaction. */
  private final List<Rejection> pending = new ArrayList<>();

  private @Nullable TableShape shape;
  private boolean inTransaction;
  private long bytesInTransaction;
  private long records;
  private long rejected;
  private long rows;
  private long rowsCommitted;

  FileLoad(
      Path file,
      FileIdentity identity,
      RecordSource source,
      LoadPosition from,
      RejectedFile rejectedFile,
      VectorTarget target,
      LoadOptions options,
      Progress progress) {
    this.file = file;
    this.identity = identity;
    this.source = source;
    this.from = from;
    this.rejectedFile = rejectedFile;
    this.target = target;
    this.options = options;
    this.progress = progress;
    this.records = from.records();
    this.rejected = from.rejected();
  }

  /** Rows added and committed. */
  long rows() {
    return rowsCommitted;
  }

  /** Records rejected now, not by an earlier load. */
  long rejected() {
    return rejected - from.rejected();
  }

  /** Loads all that is left of the file. */
  void run() throws LoadException, IOException, InterruptedException {
    progress.started(file, source.format(), source.fileBytes(), from.records());
    if (source.skip(from.records()) < from.records()) {
      throw new LoadException(
          file + ": holds fewer than the " + from.records() + " records loaded before");
    }
    try (RecordPump pump = new RecordPump(source)) {
      boolean last = false;
      while (!last) {
        RecordBatch batch = take(pump);
        last = batch.isLast();
        write(batch);
        pump.recycle(batch);
        if (last || bytesInTransaction >= options.commitBytes()) {
          commit(last);
        }
        progress.advanced(file, source.fileBytesRead(), rows, rejected());
      }
    } catch (LoadException | IOException | RuntimeException e) {
      rollback(e);
      throw e;
    }
    progress.finished(file, rowsCommitted, rejected());
  }

  private RecordBatch take(RecordPump pump)
      throws LoadException, IOException, InterruptedException {
    try {
      return pump.take();
    } catch (LoadException e) {
      throw new LoadException(file + ": " + e.getMessage(), e);
    }
  }

  private void write(RecordBatch batch) throws LoadException {
    for (Rejection rejection : batch.rejections()) {
      reject(rejection);
    }
    if (batch.size() > 0 && shape == null) {
      TableShape first = shapeOf(batch);
      target.prepare(first);
      shape = first;
    }
    for (int i = 0; i < batch.size(); i++) {
      EmbeddingRecord row = batch.get(i);
      try {
        checkShape(row);
        begin();
        target.insert(row);
        rows++;
        bytesInTransaction += (long) row.dimensions() * Float.BYTES;
      } catch (BadRecordException e) {
        reject(Rejection.of(row, e));
      }
    }
    records += batch.size() + batch.rejections().size();
  }

  private TableShape shapeOf(RecordBatch batch) {
    EmbeddingRecord first = typicalRecord(batch);
    long otherChars = 0;
    for (int i = 0; i < batch.size(); i++) {
      EmbeddingRecord row = batch.get(i);
      otherChars += length(row.key()) + length(row.text()) + length(row.metadata());
    }
    Ids ids = first.hasId() ? Ids.INTEGER : first.key() != null ? Ids.TEXT : Ids.NONE;
    RecordSource.Contents contents = source.contents();
    return new TableShape(
        first.dimensions(),
        ids,
        contents.text(),
        contents.metadata(),
        (int) (otherChars / batch.size()));
  }

  /**
   * The first record with the most frequent number of dimensions: one odd record must not set the
   * rule.
   */
  private static EmbeddingRecord typicalRecord(RecordBatch batch) {
    Map<Integer, Integer> counts = new HashMap<>();
    EmbeddingRecord typical = batch.get(0);
    for (int i = 0; i < batch.size(); i++) {
      counts.merge(batch.get(i).dimensions(), 1, Integer::sum);
    }
    for (int i = 0; i < batch.size(); i++) {
      EmbeddingRecord record = batch.get(i);
      if (counts.getOrDefault(record.dimensions(), 0)
          > counts.getOrDefault(typical.dimensions(), 0)) {
        typical = record;
      }
    }
    return typical;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private void checkShape(EmbeddingRecord row) throws BadRecordException {
    TableShape expected = Objects.requireNonNull(shape);
    if (row.dimensions() != expected.dimensions()) {
      throw new BadRecordException(
          "has " + row.dimensions() + " dimensions, expected " + expected.dimensions());
    }
    if (expected.ids() == Ids.INTEGER && !row.hasId()) {
      throw new BadRecordException("has an id that is text, the first record's is an integer");
    }
    if (expected.ids() == Ids.TEXT && row.key() == null) {
      throw new BadRecordException("has an id that is an integer, the first record's is text");
    }
  }

  private void reject(Rejection rejection) throws LoadException {
    if (options.stopOnBad()) {
      throw new LoadException(
          file
              + ", "
              + rejection.place()
              + ": "
              + rejection.reason()
              + ". Stopped; "
              + (rowsCommitted == 0 ? "no rows were added" : rowsCommitted + " rows were kept")
              + ". Use --on-bad skip to set such records aside");
    }
    rejected++;
    pending.add(rejection);
  }

  private void begin() throws LoadException {
    if (!inTransaction) {
      target.begin();
      inTransaction = true;
    }
  }

  private void commit(boolean complete) throws LoadException, IOException {
    if (!pending.isEmpty()) {
      pending.sort(Comparator.comparingLong(Rejection::number));
      rejectedFile.append(pending);
      pending.clear();
    }
    if (shape == null) {
      // Not one good record: there is nothing to make a table of.
      return;
    }
    begin();
    target.commit(identity, new LoadPosition(records, rejected, rejectedFile.length(), complete));
    inTransaction = false;
    bytesInTransaction = 0;
    rowsCommitted = rows;
  }

  private void rollback(Exception cause) {
    if (inTransaction) {
      try {
        target.rollback();
      } catch (LoadException | RuntimeException e) {
        cause.addSuppressed(e);
      }
      inTransaction = false;
    }
  }
}
