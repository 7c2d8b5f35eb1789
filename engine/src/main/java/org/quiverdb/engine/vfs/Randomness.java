package org.quiverdb.engine.vfs;

import java.util.concurrent.ThreadLocalRandom;

/** Random bits for nonces and names; not for secrets. Thread-safe. */
@FunctionalInterface
public interface Randomness {
  /** 64 random bits. */
  long nextLong();

  /** Seeded by the system, different in every process. */
  static Randomness system() {
    return () -> ThreadLocalRandom.current().nextLong();
  }
}
