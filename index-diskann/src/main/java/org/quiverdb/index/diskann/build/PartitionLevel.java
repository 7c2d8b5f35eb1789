package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/** One level of a partition: which clusters are divided, among how many leaders, and into what. */
final class PartitionLevel {
  /** Leaders for each leaf's worth of rows: clusters come out smaller than a leaf on average. */
  private static final double SPARE = 1.7;

  private final Partition partition;
  private final boolean[] childStuck;
  private final boolean[] wasStuck;
  private final long[] assignedStart;

  /** Nearest leaders that take a row. */
  final int fanout;

  /** Leaders of each cluster; 0 if it stays as it is. */
  final int[] leaders;

  /** The first panel of each cluster's leaders. */
  final int[] panelStart;

  /** Leaders of the members of divided clusters, nearest first; -1 for none. */
  final int[] assigned;

  /**
   * Plans a level.
   *
   * @param stuck clusters that did not become smaller when they were made
   * @param fanout nearest leaders that take a row
   */
  PartitionLevel(Partition partition, boolean[] stuck, Tuning tuning, int fanout) {
    this.partition = partition;
    this.wasStuck = stuck;
    this.fanout = fanout;
    int clusters = partition.leaves();
    this.leaders = new int[clusters];
    this.panelStart = new int[clusters];
    this.assignedStart = new long[clusters + 1];
    int children = 0;
    for (int c = 0; c < clusters; c++) {
      int size = size(c);
      boolean divided = size > tuning.leaf() && !stuck[c];
      if (divided) {
        int wanted = (int) Math.ceil(SPARE * fanout * size / tuning.leaf());
        leaders[c] = Math.min(size, Math.clamp(wanted, 4 * fanout, tuning.leaders()));
      }
      children += divided ? leaders[c] : 1;
      assignedStart[c + 1] = assignedStart[c] + (divided ? (long) size * fanout : 0);
    }
    this.assigned = new int[Math.toIntExact(assignedStart[clusters])];
    this.childStuck = new boolean[children];
  }

  int clusters() {
    return partition.leaves();
  }

  int size(int cluster) {
    return partition.starts()[cluster + 1] - partition.starts()[cluster];
  }

  int member(int cluster, int index) {
    return partition.members()[partition.starts()[cluster] + index];
  }

  int assignedAt(int cluster, int index) {
    return (int) assignedStart[cluster] + index * fanout;
  }

  /** Where the chunks of each cluster's rows begin in the list of all chunks. */
  int[] chunks(int rows) {
    int[] chunks = new int[clusters() + 1];
    for (int c = 0; c < clusters(); c++) {
      chunks[c + 1] = chunks[c] + (leaders[c] == 0 ? 0 : Math.ceilDiv(size(c), rows));
    }
    return chunks;
  }

  /** The next level's clusters, children in the place of those that are divided. */
  Partition children() {
    int[] starts = new int[childStuck.length + 1];
    int first = 0;
    for (int c = 0; c < clusters(); c++) {
      if (leaders[c] == 0) {
        childStuck[first] = wasStuck[c];
        starts[first + 1] = size(c);
      } else {
        for (int i = assignedAt(c, 0); i < assignedAt(c, size(c)); i++) {
          if (assigned[i] >= 0) {
            starts[first + assigned[i] + 1]++;
          }
        }
      }
      int children = Math.max(1, leaders[c]);
      for (int child = first; child < first + children && leaders[c] > 0; child++) {
        childStuck[child] = starts[child + 1] > 0.9 * size(c);
      }
      first += children;
    }
    int largest = 0;
    for (int i = 0; i < childStuck.length; i++) {
      largest = Math.max(largest, starts[i + 1]);
      starts[i + 1] += starts[i];
    }
    return new Partition(starts, distribute(starts), largest);
  }

  private int[] distribute(int[] starts) {
    int[] members = new int[starts[starts.length - 1]];
    int[] next = Arrays.copyOf(starts, childStuck.length);
    int first = 0;
    for (int c = 0; c < clusters(); c++) {
      for (int i = 0; i < size(c); i++) {
        int member = member(c, i);
        if (leaders[c] == 0) {
          members[next[first]++] = member;
          continue;
        }
        int at = assignedAt(c, i);
        for (int rank = 0; rank < fanout && assigned[at + rank] >= 0; rank++) {
          int child = first + assigned[at + rank];
          members[next[child]++] = rank == 0 ? member : Partition.row(member);
        }
      }
      first += Math.max(1, leaders[c]);
    }
    return members;
  }

  /** The next level's clusters that hold almost all of their parent: dividing does not help. */
  boolean[] stuck() {
    return childStuck;
  }

  /** Cuts what is still larger than a leaf, as it comes. */
  static Partition chop(Partition partition, int leaf) {
    int pieces = 0;
    for (int c = 0; c < partition.leaves(); c++) {
      pieces += Math.ceilDiv(partition.starts()[c + 1] - partition.starts()[c], leaf);
    }
    int[] starts = new int[pieces + 1];
    int to = 0;
    int largest = 0;
    for (int c = 0; c < partition.leaves(); c++) {
      int from = partition.starts()[c];
      int size = partition.starts()[c + 1] - from;
      int parts = Math.ceilDiv(size, leaf);
      for (int part = 1; part <= parts; part++) {
        starts[to + 1] = from + (int) ((long) size * part / parts);
        largest = Math.max(largest, starts[to + 1] - starts[to]);
        to++;
      }
    }
    return new Partition(starts, partition.members(), largest);
  }
}
