package org.quiverdb.loader;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source ahead on a thread of its own, so that parsing and writing overlap. A fixed number
 * of batches goes round; a slow writer therefore stops the reader.
 */
final class RecordPump implements AutoCloseable {
  private static final int BATCHES = 4;

  private final RecordSource source;
  private final BlockingQueue<RecordBatch> free = new ArrayBlockingQueue<>(BATCHES);
  private final BlockingQueue<RecordBatch> filled = new ArrayBlockingQueue<>(BATCHES);
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  RecordPump(RecordSource source) {
    this.source = source;
    for (int i = 0; i < BATCHES; i++) {
      free.add(new RecordBatch());
    }
    this.thread = Thread.ofPlatform().name("quiver-load-reader").daemon().start(this::run);
  }

  /** Waits for the next batch; give it back with {@link #recycle}. */
  RecordBatch take() throws IOException, LoadException, InterruptedException {
    RecordBatch batch = filled.take();
    Throwable thrown = failure;
    if (thrown == null || !batch.isLast()) {
      return batch;
    }
    switch (thrown) {
      case IOException e -> throw e;
      case LoadException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(thrown);
    }
  }

  void recycle(RecordBatch batch) {
    batch.clear();
    free.add(batch);
  }

  private void run() {
    try {
      boolean more = true;
      while (more) {
        RecordBatch batch = free.take();
        more = fill(batch);
        filled.put(batch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads records until the batch is full; false when the source gives no more. */
  private boolean fill(RecordBatch batch) {
    try {
      while (!batch.isFull()) {
        EmbeddingRecord record = batch.vacant();
        try {
          if (!source.next(record)) {
            batch.markLast();
            return false;
          }
          Vectors.requireStorable(record.dimensions());
          batch.take();
        } catch (BadRecordException e) {
          batch.rejections().add(Rejection.of(record, e));
          if (e.endsSource()) {
            batch.markLast();
            return false;
          }
        }
      }
      return true;
    } catch (IOException | LoadException | RuntimeException | Error e) {
      failure = e;
      batch.markLast();
      return false;
    }
  }

  /** Stops reading; the source stays open. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
