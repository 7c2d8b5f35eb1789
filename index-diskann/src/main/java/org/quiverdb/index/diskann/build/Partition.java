package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/**
 * Rows in overlapping leaves.
 *
 * @param starts where each leaf begins in {@code members}; one more than there are leaves
 * @param members row numbers; the complement ({@code ~row}) where the leaf is the row's nearest
 * @param largest rows of the largest leaf
 */
record Partition(int[] starts, int[] members, int largest) {
  int leaves() {
    return starts.length - 1;
  }

  static int row(int member) {
    return member < 0 ? ~member : member;
  }

  /** Every row once that has a nearest leaf: leaf by leaf. */
  int[] order() {
    int[] order = new int[members.length];
    int to = 0;
    for (int member : members) {
      if (member < 0) {
        order[to++] = ~member;
      }
    }
    return Arrays.copyOf(order, to);
  }

  /** This one's leaves and, behind them, those of another one, which are no row's nearest. */
  Partition and(Partition coarse) {
    int[] allStarts = Arrays.copyOf(starts, starts.length + coarse.leaves());
    for (int leaf = 1; leaf <= coarse.leaves(); leaf++) {
      allStarts[leaves() + leaf] = members.length + coarse.starts[leaf];
    }
    int[] allMembers = Arrays.copyOf(members, members.length + coarse.members.length);
    for (int i = 0; i < coarse.members.length; i++) {
      allMembers[members.length + i] = row(coarse.members[i]);
    }
    return new Partition(allStarts, allMembers, Math.max(largest, coarse.largest));
  }

  /** Where the memberships of each row begin, if they stood row by row; and the end. */
  int[] offsets(int count) {
    int[] offsets = new int[count + 1];
    for (int member : members) {
      offsets[row(member) + 1]++;
    }
    for (int row = 0; row < count; row++) {
      offsets[row + 1] += offsets[row];
    }
    return offsets;
  }
}
