package org.quiverdb.engine.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do a part of their caller's work and end before it goes on. The first failure of any
 * of them, or of the caller's own part, is thrown in the caller's thread at the end. For one
 * caller; {@link #hasFailed} may be asked by all threads.
 */
public final class HelperThreads {
  private final String name;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Helpers of that name, with a number behind it. */
  public HelperThreads(String name) {
    this.name = name;
  }

  /** Does work in a thread of its own. */
  public void start(Runnable work) {
    String number = name + "-" + (threads.size() + 1);
    threads.add(Thread.ofPlatform().daemon().name(number).start(() -> run(work)));
  }

  /** Does work in this thread; what it throws waits for {@link #join}. */
  public void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** Whether a part has failed, so that the others need not go on. */
  public boolean hasFailed() {
    return failure.get() != null;
  }

  /**
   * Waits for all helpers, and throws what was thrown first. An interrupt of the caller does not
   * hurry them: they end with their work, and the thread stays interrupted.
   */
  public void join() {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    switch (failure.get()) {
      case null -> {
        // All has been done.
      }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }
}
