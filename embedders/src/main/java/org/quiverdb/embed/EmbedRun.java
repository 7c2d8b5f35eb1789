package org.quiverdb.embed;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.TextLoad.Progress;
import org.quiverdb.embed.store.PassageTable;
import org.quiverdb.embed.store.PassageTable.Pending;
import org.quiverdb.engine.api.QuiverConnection;

/**
 * Embeds the rows of a table that wait for it, in batches: some are under way at the embedder, and
 * the oldest of them is the next to be written. Database and progress are one thread's.
 */
final class EmbedRun {
  /** Rows that are read ahead to be put into batches. */
  private static final int PENDING_ROWS = 2048;

  private final QuiverConnection connection;
  private final PassageTable table;
  private final Embedder embedder;
  private final int parallel;
  private final Progress progress;
  private final Executor executor;
  private final Queue<Batch> underWay = new ArrayDeque<>();
  private List<Pending> rows = List.of();
  private long after = Long.MIN_VALUE;
  private long total;
  private long done;

  /** Rows and what becomes of their texts. */
  private record Batch(List<Pending> rows, FutureTask<List<float @Nullable []>> vectors) {}

  /**
   * @param parallel how many batches may be under way, at least 1
   */
  EmbedRun(
      QuiverConnection connection,
      PassageTable table,
      Embedder embedder,
      int parallel,
      Progress progress) {
    this.connection = connection;
    this.table = table;
    this.embedder = embedder;
    this.parallel = embedder.isThreadSafe() ? parallel : 1;
    this.progress = progress;
    this.executor = this.parallel > 1 ? Thread::startVirtualThread : Runnable::run;
  }

  /**
   * Embeds all rows.
   *
   * @return how many
   * @throws EmbedException the first failure; what else was under way then is written all the same,
   * as it may have cost money
   */
  long run() throws EmbedException {
    total = table.counts()[1];
    try {
      while (fill()) {
        finish(underWay.remove());
      }
      return done;
    } catch (EmbedException e) {
      finishOthers(e);
      throw e;
    } finally {
      underWay.forEach(batch -> batch.vectors.cancel(true));
    }
  }

  /** Begins as many batches as may be; false if there is nothing left to wait for. */
  private boolean fill() {
    while (underWay.size() < parallel) {
      if (rows.isEmpty()) {
        rows = table.pending(after, PENDING_ROWS);
      }
      if (rows.isEmpty()) {
        break;
      }
      List<String> texts = rows.stream().map(Pending::text).toList();
      int count = embedder.batchSize(texts);
      Batch batch =
          new Batch(
              rows.subList(0, count),
              new FutureTask<>(() -> embedder.embed(texts.subList(0, count))));
      underWay.add(batch);
      executor.execute(batch.vectors);
      after = batch.rows.getLast().id();
      rows = rows.subList(count, rows.size());
    }
    return !underWay.isEmpty();
  }

  private void finish(Batch batch) throws EmbedException {
    write(batch.rows, vectors(batch));
    done += batch.rows.size();
    progress.embedded(done, total);
  }

  private void finishOthers(EmbedException first) {
    while (!underWay.isEmpty()) {
      try {
        finish(underWay.remove());
      } catch (EmbedException e) {
        first.addSuppressed(e);
      }
    }
  }

  private static List<float @Nullable []> vectors(Batch batch) throws EmbedException {
    try {
      return batch.vectors.get();
    } catch (InterruptedException e) {
      batch.vectors.cancel(true);
      Thread.currentThread().interrupt();
      throw new EmbedException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case EmbedException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void write(List<Pending> batch, List<float @Nullable []> vectors) {
    connection.execute("BEGIN IMMEDIATE");
    try {
      table.embed(batch, vectors);
      connection.execute("COMMIT");
    } catch (RuntimeException e) {
      TextLoad.rollback(connection, e);
      throw e;
    }
  }
}
