package org.quiverdb.engine.exec.function;

/** A set of characters of a GLOB pattern: pairs of first and last, perhaps all others. */
final class CharacterSet {
  private final int[] ranges;
  private final boolean inverted;

  CharacterSet(int[] ranges, boolean inverted) {
    this.ranges = ranges;
    this.inverted = inverted;
  }

  boolean contains(int c) {
    for (int i = 0; i < ranges.length; i += 2) {
      if (c >= ranges[i] && c <= ranges[i + 1]) {
        return !inverted;
      }
    }
    return inverted;
  }
}
