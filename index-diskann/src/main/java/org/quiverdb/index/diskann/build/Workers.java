package org.quiverdb.index.diskann.build;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.spi.HelperThreads;

/**
 * Runs the numbered work items of a phase on the caller's thread and a few helpers. Which thread
 * does which item is open; items must not depend on it.
 */
public final class Workers {
  /** What one thread does, with scratch memory of its own. */
  @FunctionalInterface
  public interface Task {
    /** Does one item. */
    void item(int index);
  }

  private final int threads;
  private final BuildMonitor monitor;

  Workers(int threads, BuildMonitor monitor) {
    this.threads = threads;
    this.monitor = monitor;
  }

  /** Does items 0 to {@code items - 1}; each thread asks for a task once. */
  void run(BuildPhase phase, int items, Supplier<Task> tasks) {
    monitor.progress(phase, 0, items);
    run(threads, items, done -> monitor.progress(phase, done, items), tasks);
    monitor.progress(phase, items, items);
  }

  /**
   * Does items 0 to {@code items - 1}; each thread asks for a task once.
   *
   * @param threads that work, the caller's among them
   * @param progress is told on the caller's thread how many items are done or begun; an exception
   *     ends the work and is passed on
   */
  public static void run(int threads, int items, IntConsumer progress, Supplier<Task> tasks) {
    AtomicInteger next = new AtomicInteger();
    HelperThreads helpers = new HelperThreads("quiver-build");
    for (int i = 1; i < Math.min(threads, items); i++) {
      helpers.start(() -> drain(items, next, helpers, tasks, null));
    }
    helpers.run(() -> drain(items, next, helpers, tasks, progress));
    helpers.join();
  }

  /** Reports progress between items that the caller's thread does alone. */
  void check(BuildPhase phase, int done, int total) {
    monitor.progress(phase, done, total);
  }

  private static void drain(
      int items,
      AtomicInteger next,
      HelperThreads helpers,
      Supplier<Task> tasks,
      @Nullable IntConsumer progress) {
    Task task = tasks.get();
    for (int item = next.getAndIncrement(); item < items; item = next.getAndIncrement()) {
      if (helpers.hasFailed()) {
        return;
      }
      task.item(item);
      if (progress != null) {
        progress.accept(Math.min(items, next.get()));
      }
    }
  }
}
