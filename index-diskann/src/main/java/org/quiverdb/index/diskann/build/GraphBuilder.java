package org.quiverdb.index.diskann.build;

import java.util.Arrays;
import org.quiverdb.vector.DistanceMetric;

/**
 * Builds a graph over all vectors of a source, in the phases of {@link BuildPhase}:
 *
 * <ol>
 *   <li>{@link Reduction}: every vector is reduced to the directions in which a sample varies most;
 *   <li>{@link Partitioner}: rows are divided into overlapping leaves around sampled leaders;
 *   <li>{@link LeafNeighbours}: all pairs of a leaf are measured, the nearest few of each row are
 *       its candidates;
 *   <li>{@link Pruner}: of those, the row's neighbours by Vamana's rule;
 *   <li>{@link BackEdges}: who is named by a row names it too, and the rule is applied again;
 *   <li>{@link Reachability}: no row is left that the entries do not lead to.
 * </ol>
 *
 * <p>Rows that do not fit the memory together are built in parts ({@link ShardedBuild}).
 *
 * <p>One instance is one build, for one thread, which takes part in the work.
 */
public final class GraphBuilder {
  private static final int CHUNK = 128;
  private static final int LEAST_WIDTH = 96;

  /** So many rows are built at once however little memory there is. */
  private static final int LEAST_ROWS = 2000;

  /** More rows at once would be more candidates than an array holds. */
  private static final int MOST_ROWS = 10_000_000;

  private final VectorSource source;
  private final DistanceMetric metric;
  private final BuildOptions options;
  private final Tuning tuning;
  private final ProductKernel kernel;
  private final Workers workers;

  private GraphBuilder(
      VectorSource source,
      DistanceMetric metric,
      BuildOptions options,
      BuildMonitor monitor,
      Tuning tuning,
      ProductKernel kernel) {
    this.source = source;
    this.metric = metric;
    this.options = options;
    this.tuning = tuning;
    this.kernel = kernel;
    this.workers = new Workers(options.threads(), monitor);
  }

  /**
   * Builds.
   *
   * @param metric COSINE, L2, L2_SQUARED or DOT; a zero vector under COSINE counts as the origin
   * @throws IllegalArgumentException for another metric
   */
  public static BuiltGraph build(
      VectorSource source, DistanceMetric metric, BuildOptions options, BuildMonitor monitor) {
    switch (metric) {
      case COSINE, L2, L2_SQUARED, DOT -> {}
      default -> throw new IllegalArgumentException("no graph for the metric " + metric.label());
    }
    return source.count() > capacity(options)
        ? new ShardedBuild(source, metric, options, monitor).run()
        : build(source, metric, options, monitor, Tuning.DEFAULT, Products.KERNEL);
  }

  /** How many rows the memory has room for at once. */
  static int capacity(BuildOptions options) {
    long perRow = otherBytes(options, Tuning.DEFAULT) + Float.BYTES * LEAST_WIDTH;
    return (int) Math.clamp(options.memoryBytes() / perRow, LEAST_ROWS, MOST_ROWS);
  }

  /** Bytes of one row's candidates and edges while the graph is built. */
  private static long otherBytes(BuildOptions options, Tuning tuning) {
    long memberships = tuning.fanout(0) + 1L;
    return Integer.BYTES * (memberships * (tuning.nearest() + 4) + 4L * options.degree());
  }

  static BuiltGraph build(
      VectorSource source,
      DistanceMetric metric,
      BuildOptions options,
      BuildMonitor monitor,
      Tuning tuning,
      ProductKernel kernel) {
    return new GraphBuilder(source, metric, options, monitor, tuning, kernel).build();
  }

  private BuiltGraph build() {
    int degree = options.degree();
    if (source.count() == 0) {
      return new BuiltGraph(0, degree, new int[0], new int[0], new int[0]);
    }
    ReducedVectors vectors =
        new Reduction(source, metric, workers, kernel).run(width(), sampleRows(), options.seed());
    workers.check(BuildPhase.PARTITION, 0, 1);
    Duplicates duplicates = new Duplicates(vectors);
    Partitioner partitioner = new Partitioner(vectors, workers, kernel, tuning, options.seed());
    Partition partition = partitioner.run(duplicates.distinct());
    int[] order = partition.order();
    LeafNeighbours candidates = new LeafNeighbours(vectors, partition, kernel, tuning.nearest());
    candidates.run(workers);
    int[] first = prune(vectors, candidates, order);
    int[] neighbours = addBackEdges(vectors, first, order);
    int[] entries =
        new EntryRows(vectors, duplicates.distinct(), partitioner.hubs(), options.seed()).find();
    workers.check(BuildPhase.CONNECT, 0, 1);
    duplicates.attach(neighbours, degree);
    new Reachability(neighbours, vectors.count, degree).connect(entries);
    return new BuiltGraph(vectors.count, degree, neighbours, duplicates.order(order), entries);
  }

  /** Dimensions such that the reduced vectors, the candidates and the graph fit the memory. */
  private int width() {
    long perRow = options.memoryBytes() / source.count();
    long others = otherBytes(options, tuning);
    return (int) Math.clamp((perRow - others) / Float.BYTES, LEAST_WIDTH, tuning.width());
  }

  private int sampleRows() {
    long affordable = options.memoryBytes() / (4L * Float.BYTES * source.dimensions());
    return (int) Math.clamp(affordable, tuning.sample() / 8, tuning.sample());
  }

  private int[] prune(ReducedVectors vectors, LeafNeighbours candidates, int[] order) {
    int degree = options.degree();
    int[] neighbours = new int[Math.multiplyExact(vectors.count, degree)];
    Arrays.fill(neighbours, -1);
    int most = candidates.most();
    workers.run(
        BuildPhase.PRUNE,
        Math.ceilDiv(order.length, CHUNK),
        () -> {
          Pruner pruner = new Pruner(vectors, kernel, degree, tuning.alpha(), most);
          int[] ids = new int[most];
          return chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(order.length, (chunk + 1) * CHUNK); i++) {
              int row = order[i];
              pruner.prune(row, ids, candidates.copy(row, ids), neighbours, row * degree);
            }
          };
        });
    return neighbours;
  }

  private int[] addBackEdges(ReducedVectors vectors, int[] first, int[] order) {
    int degree = options.degree();
    BackEdges back = new BackEdges(first, vectors.count, degree);
    int[] neighbours = new int[first.length];
    Arrays.fill(neighbours, -1);
    int most = back.most() + degree;
    workers.run(
        BuildPhase.BACK_EDGES,
        Math.ceilDiv(order.length, CHUNK),
        () -> {
          Pruner pruner = new Pruner(vectors, kernel, degree, tuning.alpha(), most);
          int[] ids = new int[most];
          return chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(order.length, (chunk + 1) * CHUNK); i++) {
              int row = order[i];
              int n = 0;
              while (n < degree && first[row * degree + n] >= 0) {
                ids[n] = first[row * degree + n];
                n++;
              }
              back.copy(row, ids, n);
              pruner.prune(row, ids, n + back.count(row), neighbours, row * degree);
            }
          };
        });
    return neighbours;
  }
}
