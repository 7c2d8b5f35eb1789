package org.quiverdb.index.diskann.build;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the numbered work items of a phase on the caller's thread and a few helpers. Which thread
 * does which item is open; items must not depend on it.
 */
final class Workers {
  /** What one thread does, with scratch memory of its own. */
  @FunctionalInterface
  interface Task {
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
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(threads, items); i++) {
      Runnable helper = () -> drain(items, next, failure, tasks, null);
      helpers.add(Thread.ofPlatform().daemon().name("quiver-build-" + i).start(helper));
    }
    drain(items, next, failure, tasks, phase);
    joinAll(helpers);
    Throwable thrown = failure.get();
    if (thrown != null) {
      rethrow(thrown);
    }
    monitor.progress(phase, items, items);
  }

  /** Reports progress between items that the caller's thread does alone. */
  void check(BuildPhase phase, int done, int total) {
    monitor.progress(phase, done, total);
  }

  private void drain(
      int items,
      AtomicInteger next,
      AtomicReference<@Nullable Throwable> failure,
      Supplier<Task> tasks,
      @Nullable BuildPhase phase) {
    try {
      Task task = tasks.get();
      for (int item = next.getAndIncrement(); item < items; item = next.getAndIncrement()) {
        if (failure.get() != null) {
          return;
        }
        task.item(item);
        if (phase != null) {
          monitor.progress(phase, Math.min(items, next.get()), items);
        }
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** An interrupt of the caller does not hurry the helpers: they end with their items. */
  private static void joinAll(List<Thread> helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
