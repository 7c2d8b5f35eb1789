package org.quiverdb.index.diskann;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The seed of a random test: {@code -Dquiver.seed}, or 1. */
public final class Seed {
  private Seed() {}

  /** A generator for the test class; prints the line that replays it. */
  public static RandomGenerator forTest(Class<?> test) {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println(
        "replay: mvn -pl index-diskann test -Dtest="
            + test.getSimpleName()
            + " -Dquiver.seed="
            + seed);
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
