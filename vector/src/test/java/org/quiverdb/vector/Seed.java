package org.quiverdb.vector;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The seed of a random test: {@code -Dquiver.seed}, or one of the day. */
public final class Seed {
  private Seed() {}

  /** A generator for the test class; prints the line that replays it. */
  public static RandomGenerator forTest(Class<?> test) {
    long seed = Long.getLong("quiver.seed", 1L);
    System.out.println(
        "replay: mvn -pl vector test -Dtest=" + test.getSimpleName() + " -Dquiver.seed=" + seed);
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
