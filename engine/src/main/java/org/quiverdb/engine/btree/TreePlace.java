package org.quiverdb.engine.btree;

import java.util.Arrays;

/**
 * Where an entry of a tree lies: the way down to it and how many children each page on it has, by
 * which the entries between two places can be estimated. Pins nothing; immutable.
 */
public final class TreePlace {
  /** The child taken on each page of the way, and at last the cell of the entry. */
  private final int[] at;

  /** Children of each page, or cells of a leaf. */
  private final int[] of;

  TreePlace(TreePath path) {
    int depth = path.level + 1;
    at = Arrays.copyOf(path.index, depth);
    of = new int[depth];
    for (int i = 0; i < depth; i++) {
      Page page = path.pages[i];
      of[i] = page.leaf ? page.cellCount : page.cellCount + 1;
    }
  }

  /**
   * About how many entries there are from this place up to another, which is not counted; 0 when
   * the other does not come after it. It is exact on one leaf. Else the pages in between are taken
   * to have as many entries as the fuller of those on the two ways.
   *
   * @param other of the same tree in the same state
   */
  public double entriesTo(TreePlace other) {
    int depth = Math.min(at.length, other.at.length);
    int fork = 0;
    while (fork < depth && at[fork] == other.at[fork]) {
      fork++;
    }
    if (fork == depth) {
      // One of them is an entry of a page that the other's way goes through.
      return Math.max(0, at.length > depth ? behind(depth) : 0);
    }
    int between = other.at[fork] - at[fork];
    if (between <= 0) {
      return 0;
    }
    boolean onPage = fork == at.length - 1 && fork == other.at.length - 1;
    double child = Math.max(size(fork + 1), other.size(fork + 1));
    return onPage ? between : behind(fork + 1) + (between - 1) * child + other.before(fork + 1);
  }

  /** Entries below one child of the page above a level, if all are like those on this way. */
  private double size(int level) {
    double size = 1;
    for (int i = level; i < of.length; i++) {
      size *= of[i];
    }
    return size;
  }

  /** Entries below the way's page of a level that come before the place. */
  private double before(int level) {
    double before = 0;
    for (int i = level; i < at.length; i++) {
      before += at[i] * size(i + 1);
    }
    return before;
  }

  /** Entries below the way's page of a level from the place on. */
  private double behind(int level) {
    double behind = level < at.length ? 1 : 0;
    for (int i = level; i < at.length; i++) {
      behind += (of[i] - 1 - at[i]) * size(i + 1);
    }
    return behind;
  }
}
