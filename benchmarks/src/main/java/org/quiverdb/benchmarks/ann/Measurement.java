package org.quiverdb.benchmarks.ann;

import java.util.Arrays;

/** Asks one engine the queries of a task in turn, on one thread, warm. */
final class Measurement {
  private static final int WARMUP_QUERIES = 2_000;

  /** Of an engine that is asked few queries, one in so many warms it up. */
  private static final int WARMUP_SHARE = 10;

  private final Task task;
  private final Engine engine;
  private final int warmup;
  private final int timed;

  /**
   * @param timed how many queries are timed, if the engine is asked as many
   */
  Measurement(Task task, Engine engine, int timed) {
    this.task = task;
    this.engine = engine;
    warmup = Math.min(WARMUP_QUERIES, engine.mostQueries() / WARMUP_SHARE);
    this.timed = Math.min(timed, engine.mostQueries() - warmup);
  }

  /** Sets the effort, warms up and measures; the recall is that of the timed answers. */
  Curve.Point point(int effort) throws Exception {
    engine.effort(effort);
    for (int i = 0; i < warmup; i++) {
      search(i);
    }
    int[][] found = new int[Math.min(timed, task.queries().length)][];
    long[] nanos = new long[timed];
    long start = System.nanoTime();
    long before = start;
    for (int i = 0; i < timed; i++) {
      found[i % found.length] = search(i);
      long now = System.nanoTime();
      nanos[i] = now - before;
      before = now;
    }
    double perSecond = timed / ((before - start) / 1e9);
    double recall = 0;
    for (int q = 0; q < found.length; q++) {
      recall += task.recall(q, found[q]) / found.length;
    }
    Arrays.sort(nanos);
    double p50 = nanos[timed / 2] / 1e6;
    double p99 = nanos[(int) (timed * 0.99)] / 1e6;
    return new Curve.Point(effort, recall, p50, p99, perSecond);
  }

  private int[] search(int number) throws Exception {
    return engine.search(task.queries()[number % task.queries().length], task.k());
  }
}
