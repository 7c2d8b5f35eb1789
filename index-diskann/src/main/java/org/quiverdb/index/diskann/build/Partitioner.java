package org.quiverdb.index.diskann.build;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Divides rows into overlapping leaves: some rows of a cluster are its leaders, each row goes to
 * the nearest few of them, and what is still too large is divided again.
 */
final class Partitioner {
  private static final int CHUNK = 192;
  private static final int BATCH = 48;
  private static final int LEVELS = 12;
  private static final int COARSER = 5;
  private static final int COARSE_FANOUT = 4;

  private final ReducedVectors vectors;
  private final Workers workers;
  private final ProductKernel kernel;
  private final Tuning tuning;
  private final long seed;
  private int[] hubs = new int[0];

  Partitioner(
      ReducedVectors vectors, Workers workers, ProductKernel kernel, Tuning tuning, long seed) {
    this.vectors = vectors;
    this.workers = workers;
    this.kernel = kernel;
    this.tuning = tuning;
    this.seed = seed;
  }

  /**
   * Divides rows; and then a fifth of them, a fifth of that and so on, for edges that lead far:
   * where rows stand in tight groups, the nearest in the leaves of all are in the same group.
   */
  Partition run(int[] rows) {
    Partition partition = divide(rows, Integer.MAX_VALUE);
    int[] fewer = rows;
    while (fewer.length > 2 * COARSER) {
      fewer = sample(fewer);
      hubs = fewer;
      partition = partition.and(divide(fewer, COARSE_FANOUT));
    }
    return partition;
  }

  /** The rows of the last and smallest of those divisions; none if there was but one. */
  int[] hubs() {
    return hubs;
  }

  private int[] sample(int[] rows) {
    SplittableRandom random = new SplittableRandom(seed + rows.length);
    int[] sample = new int[rows.length / COARSER];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = rows[i * COARSER + random.nextInt(COARSER)];
    }
    return sample;
  }

  private Partition divide(int[] rows, int mostFanout) {
    int[] all = new int[rows.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = ~rows[i];
    }
    Partition partition = new Partition(new int[] {0, all.length}, all, all.length);
    boolean[] stuck = {false};
    for (int level = 0; partition.largest() > tuning.leaf() && level < LEVELS; level++) {
      PartitionLevel next =
          new PartitionLevel(partition, stuck, tuning, Math.min(mostFanout, tuning.fanout(level)));
      assign(next, level);
      partition = next.children();
      stuck = next.stuck();
    }
    return PartitionLevel.chop(partition, tuning.leaf());
  }

  /** Picks the leaders of every cluster that is divided and finds each member's nearest. */
  private void assign(PartitionLevel level, int number) {
    int columns = kernel.columns();
    int panels = 0;
    for (int c = 0; c < level.clusters(); c++) {
      level.panelStart[c] = panels;
      panels += Math.ceilDiv(level.leaders[c], columns);
    }
    float[] packed = new float[panels * columns * vectors.width];
    Limits limits = new Limits(panels * columns);
    workers.run(
        BuildPhase.PARTITION,
        level.clusters(),
        () -> cluster -> lead(level, number, cluster, packed, limits));
    int[] chunks = level.chunks(CHUNK);
    workers.run(
        BuildPhase.PARTITION,
        chunks[level.clusters()],
        () -> new Assignment(level, chunks, packed, limits)::chunk);
  }

  private void lead(PartitionLevel level, int number, int cluster, float[] packed, Limits limits) {
    int n = level.leaders[cluster];
    if (n == 0) {
      return;
    }
    int columns = kernel.columns();
    int size = level.size(cluster);
    SplittableRandom random = new SplittableRandom(seed + 31L * number + 1_000_003L * cluster);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      int first = (int) ((long) i * size / n);
      int next = (int) ((long) (i + 1) * size / n);
      rows[i] = Partition.row(level.member(cluster, random.nextInt(first, next)));
    }
    int padded = Math.ceilDiv(n, columns) * columns;
    Limits own = new Limits(padded);
    float[] panels = new float[padded * vectors.width];
    vectors.pack(rows, 0, n, columns, panels, own);
    int start = level.panelStart[cluster] * columns;
    System.arraycopy(panels, 0, packed, start * vectors.width, panels.length);
    System.arraycopy(own.squares, 0, limits.squares, start, padded);
    Arrays.fill(limits.worst, start, start + padded, Float.NEGATIVE_INFINITY);
  }

  /** One thread's search for the nearest leaders. */
  private final class Assignment {
    private final PartitionLevel level;
    private final int[] chunks;
    private final float[] packed;
    private final Limits leaders;
    private final float[] rows = new float[BATCH * vectors.width];
    private final Limits own = new Limits(BATCH);
    private final float[] tile;
    private final int[] hits = new int[ProductKernel.ROWS];
    private final NearestLists nearest;

    Assignment(PartitionLevel level, int[] chunks, float[] packed, Limits leaders) {
      this.level = level;
      this.chunks = chunks;
      this.packed = packed;
      this.leaders = leaders;
      this.tile = new float[ProductKernel.ROWS * kernel.columns()];
      this.nearest = new NearestLists(BATCH, level.fanout);
    }

    void chunk(int item) {
      int cluster = Arrays.binarySearch(chunks, item);
      if (cluster < 0) {
        cluster = -cluster - 2;
      }
      while (chunks[cluster + 1] == item) {
        cluster++;
      }
      int from = (item - chunks[cluster]) * CHUNK;
      int end = Math.min(level.size(cluster), from + CHUNK);
      for (int first = from; first < end; first += BATCH) {
        batch(cluster, first, Math.min(BATCH, end - first));
      }
    }

    private void batch(int cluster, int first, int n) {
      int width = vectors.width;
      for (int i = 0; i < n; i++) {
        int row = Partition.row(level.member(cluster, first + i));
        System.arraycopy(vectors.data, vectors.at(row), rows, i * width, width);
        own.squares[i] = vectors.squares[row];
        own.worst[i] = Float.POSITIVE_INFINITY;
      }
      own.pad(n, BATCH);
      nearest.clear();
      int columns = kernel.columns();
      int panels = Math.ceilDiv(level.leaders[cluster], columns);
      for (int panel = 0; panel < panels; panel++) {
        int at = (level.panelStart[cluster] + panel) * columns;
        for (int i = 0; i < n; i += ProductKernel.ROWS) {
          kernel.tile(
              rows, i * width, width, 1, packed, at * width, columns, width, tile, 0, columns);
          if (kernel.below(tile, own, i, leaders, at, hits) != 0) {
            take(i, panel * columns);
          }
        }
      }
      for (int i = 0; i < n; i++) {
        int at = level.assignedAt(cluster, first + i);
        nearest.copy(i, level.assigned, at);
        // Distances that overflow are near no leader; every row has a leaf all the same.
        level.assigned[at] = Math.max(0, level.assigned[at]);
      }
    }

    private void take(int firstRow, int firstColumn) {
      for (int r = 0; r < ProductKernel.ROWS; r++) {
        for (int bits = hits[r]; bits != 0; bits &= bits - 1) {
          int column = Integer.numberOfTrailingZeros(bits);
          float distance = tile[r * kernel.columns() + column];
          nearest.offer(firstRow + r, firstColumn + column, distance, own.worst);
        }
      }
    }
  }
}
