package org.quiverdb.vector;

import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/**
 * A set of rowids as a bitmap: the rows that a search may find. Takes 512 bytes for each range of
 * 4,096 rowids that it touches, so it is meant for rowids that are near each other, as those of a
 * table mostly are. A search that is given one knows how many rows there are at most, and measures
 * few of them directly.
 *
 * <p>Not thread-safe while it is changed; any number of threads may read one that is not.
 */
public final class RowidSet implements LongPredicate {
  /** A range is so many low bits of a rowid. */
  private static final int RANGE_BITS = 12;

  private static final int WORDS = (1 << RANGE_BITS) / Long.SIZE;

  /** Rowids without their low bits, ascending. */
  private long[] ranges = new long[16];

  private long[][] words = new long[16][];
  private int rangeCount;
  private long size;

  /** An empty set. */
  public RowidSet() {}

  /** A set of these rowids. */
  public static RowidSet of(long... rowids) {
    RowidSet set = new RowidSet();
    for (long rowid : rowids) {
      set.add(rowid);
    }
    return set;
  }

  /**
   * Adds a rowid.
   *
   * @return whether it was not there before
   */
  public boolean add(long rowid) {
    // In two steps: looking for the range may put another array into the place of words.
    int at = range(rowid >> RANGE_BITS);
    long[] range = words[at];
    long bit = 1L << rowid;
    boolean isNew = (range[word(rowid)] & bit) == 0;
    range[word(rowid)] |= bit;
    size += isNew ? 1 : 0;
    return isNew;
  }

  /** The place of a range, which is made when it is not there. */
  private int range(long number) {
    boolean behind = rangeCount == 0 || ranges[rangeCount - 1] < number;
    int at = behind ? -1 - rangeCount : Arrays.binarySearch(ranges, 0, rangeCount, number);
    if (at >= 0) {
      return at;
    }
    int to = -1 - at;
    if (rangeCount == ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * rangeCount);
      words = Arrays.copyOf(words, 2 * rangeCount);
    }
    System.arraycopy(ranges, to, ranges, to + 1, rangeCount - to);
    System.arraycopy(words, to, words, to + 1, rangeCount - to);
    ranges[to] = number;
    words[to] = new long[WORDS];
    rangeCount++;
    return to;
  }

  private static int word(long rowid) {
    return (int) (rowid >>> 6) & (WORDS - 1);
  }

  /** Whether a rowid is in the set. */
  @Override
  public boolean test(long rowid) {
    int at = Arrays.binarySearch(ranges, 0, rangeCount, rowid >> RANGE_BITS);
    return at >= 0 && (words[at][word(rowid)] & 1L << rowid) != 0;
  }

  /** How many rowids are in the set. */
  public long size() {
    return size;
  }

  /** Shows all rowids, ascending. */
  public void forEach(LongConsumer consumer) {
    for (int i = 0; i < rangeCount; i++) {
      for (int w = 0; w < WORDS; w++) {
        long first = (ranges[i] << RANGE_BITS) + (long) w * Long.SIZE;
        for (long left = words[i][w]; left != 0; left &= left - 1) {
          consumer.accept(first + Long.numberOfTrailingZeros(left));
        }
      }
    }
  }
}
