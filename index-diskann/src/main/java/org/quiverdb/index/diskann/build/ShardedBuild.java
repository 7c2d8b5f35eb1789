package org.quiverdb.index.diskann.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.vector.DistanceMetric;

/**
 * A build of more rows than the memory has room for: every row belongs to the two shards whose
 * centres are nearest to it, a graph is built over each shard alone, and of the two lists of
 * neighbours that a row then has one is made. Rows of both shards hold the graphs together, as in
 * DiskANN (Subramanya et al., NeurIPS 2019, section 3.2). A shard that is still too large is built
 * the same way.
 *
 * <p>What stays in memory beside the shard that is being built: the neighbours of all rows, and 12
 * bytes for each. One thread, which lets others help.
 */
final class ShardedBuild {
  private static final int BYTES_PER_ROW = 12;

  /** Shards are not equally large; so many times as many as would do if they were. */
  private static final double UNEVEN = 1.4;

  private static final int MOST_SHARDS = 64;
  private static final int ENTRIES = 32;

  private final VectorSource source;
  private final DistanceMetric metric;
  private final BuildOptions options;
  private final BuildMonitor monitor;
  private final int count;
  private final int degree;
  private final int[] neighbours;
  private final int[] order;
  private final List<Integer> entries = new ArrayList<>();
  private final int[] merged;
  private int ordered;

  ShardedBuild(
      VectorSource source, DistanceMetric metric, BuildOptions options, BuildMonitor monitor) {
    this.source = source;
    this.metric = metric;
    this.options = options;
    this.monitor = monitor;
    count = source.count();
    degree = options.degree();
    neighbours = new int[Math.multiplyExact(count, degree)];
    Arrays.fill(neighbours, -1);
    order = new int[count];
    merged = new int[degree];
  }

  BuiltGraph run() {
    long kept = (long) count * (BYTES_PER_ROW + Integer.BYTES * degree);
    BuildOptions inner = options.withMemoryBytes(Math.max(0, options.memoryBytes() - kept));
    int capacity = GraphBuilder.capacity(inner);
    int shards = (int) Math.clamp((long) Math.ceil(2 * UNEVEN * count / capacity), 2, MOST_SHARDS);
    ShardCenters centers =
        ShardCenters.find(source, metric, shards, options.memoryBytes() / 8, options.seed());
    monitor.progress(BuildPhase.SHARDS, 0, shards);
    centers.assign(new Workers(options.threads(), (phase, done, total) -> tick(0, shards)));
    if (centers.largest() > 0.9 * count) {
      centers.assignByPosition();
    }
    for (int shard = 0; shard < shards; shard++) {
      int[] rows = centers.rows(shard);
      if (rows.length > 0) {
        int number = shard;
        BuiltGraph graph =
            GraphBuilder.build(
                new Subset(source, rows),
                metric,
                inner,
                (phase, done, total) -> progress(number, shards, phase, done, total));
        merge(graph, rows);
        append(graph, rows, centers, shard);
        takeEntries(graph, rows, Math.max(1, ENTRIES / shards));
      }
    }
    int[] starts = entries.stream().mapToInt(Integer::intValue).toArray();
    new Reachability(neighbours, count, degree).connect(starts);
    return new BuiltGraph(count, degree, neighbours, order, starts);
  }

  private void tick(int shard, int shards) {
    monitor.progress(BuildPhase.SHARDS, shard, shards);
  }

  /** Tells the progress of one shard as a part of the whole, in thousandths of shards. */
  private void progress(int shard, int shards, BuildPhase phase, int done, int total) {
    int thousandths = (int) (1000 * phase.share(done, total));
    monitor.progress(BuildPhase.SHARDS, 1000 * shard + thousandths, 1000 * shards);
  }

  /** Rows stand in the order of the shard that is nearest to them. */
  private void append(BuiltGraph graph, int[] rows, ShardCenters centers, int shard) {
    for (int row : graph.order()) {
      if (centers.nearest(rows[row]) == shard) {
        order[ordered++] = rows[row];
      }
    }
  }

  private void takeEntries(BuiltGraph graph, int[] rows, int most) {
    int[] found = graph.entries();
    int taken = Math.min(most, found.length);
    for (int i = 0; i < taken; i++) {
      int row = rows[found[(int) ((long) i * found.length / taken)]];
      if (!entries.contains(row)) {
        entries.add(row);
      }
    }
  }

  private void merge(BuiltGraph graph, int[] rows) {
    for (int i = 0; i < rows.length; i++) {
      int base = rows[i] * degree;
      int n = 0;
      for (int rank = 0; rank < degree && n < degree; rank++) {
        n = add(neighbours[base + rank], n);
        int local = graph.neighbours()[i * degree + rank];
        n = n < degree ? add(local < 0 ? -1 : rows[local], n) : n;
      }
      System.arraycopy(merged, 0, neighbours, base, n);
    }
  }

  /** Adds a neighbour to the merged list unless it is there; returns the list's length. */
  private int add(int row, int length) {
    if (row < 0) {
      return length;
    }
    for (int i = 0; i < length; i++) {
      if (merged[i] == row) {
        return length;
      }
    }
    merged[length] = row;
    return length + 1;
  }

  /** Some rows of a source, ascending. */
  private record Subset(VectorSource all, int[] rows) implements VectorSource {
    @Override
    public int count() {
      return rows.length;
    }

    @Override
    public int dimensions() {
      return all.dimensions();
    }

    @Override
    public void read(int row, float[] into) {
      all.read(rows[row], into);
    }
  }
}
