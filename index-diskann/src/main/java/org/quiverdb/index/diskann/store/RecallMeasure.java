package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.index.diskann.build.Workers;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.BeamSearch;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.index.diskann.store.BuildProgress.Step;
import org.quiverdb.vector.DistanceMetric;

/** Measures what {@link MadeQueries} find in a graph. One thread, which may start others. */
final class RecallMeasure {
  /** A new graph is also measured against nearest rows that are known from reading the table. */
  private static final int CERTAIN = 64;

  /**
   * Of these, from a thorough search. Some queries find nothing at all until the effort is large,
   * and how many of those a sample has decides on its curve: with 100 queries the effort for a
   * recall of 0.99 varies by a factor of 7 from sample to sample, with 400 by 2.5 (9 of 10 samples,
   * ada-002 embeddings), and real queries would have got 0.98 with some.
   */
  private static final int SEARCHED = MeasuredCurve.QUERIES - CERTAIN;

  private final IndexHost host;
  private final VectorReader reader;
  private final TrueNearest truth;
  private final CodeSpace space;
  private final Blocks blocks;
  private final int[] entries;
  private final long rows;
  private final int threads;

  /**
   * @param rows in the graph, at least one
   */
  RecallMeasure(
      IndexHost host,
      VectorReader reader,
      DistanceMetric metric,
      CodeSpace space,
      Blocks blocks,
      int[] entries,
      long rows,
      int threads) {
    this.host = host;
    this.reader = reader;
    this.space = space;
    this.blocks = blocks;
    this.entries = entries;
    this.rows = rows;
    this.threads = threads;
    truth = new TrueNearest(host, metric, threads);
  }

  /** Measures the curve of a graph that was just built. */
  MeasuredCurve whole(BuildProgress progress) {
    progress.at(Step.MEASURE, 0);
    try (MadeQueries queries = new MadeQueries(host, reader, blocks, 1)) {
      List<float[]> certain = queries.take(CERTAIN);
      List<Set<Long>> nearest = truth.byScan(certain);
      progress.at(Step.MEASURE, 0.3);
      double reached = common(nearest, bySearch(certain));
      List<float[]> searched = queries.take(SEARCHED);
      List<Set<Long>> found = bySearch(searched);
      IntConsumer begin =
          effort -> progress.at(Step.MEASURE, 0.6 + 0.4 * effort / RecallTally.efforts());
      RecallTally tally =
          tally(certain, nearest, begin).plus(tally(searched, found, begin).times(reached));
      progress.at(Step.MEASURE, 1);
      return new MeasuredCurve(tally.curve(), rows, RecallTally.NONE);
    }
  }

  /**
   * Measures some queries, at least one; none when there are no rows to make them of.
   *
   * @param most queries that are wanted
   * @param seed which queries
   */
  RecallTally some(int most, long seed, Slice slice) {
    RecallTally tally = RecallTally.NONE;
    try (MadeQueries queries = new MadeQueries(host, reader, blocks, seed)) {
      List<float[]> one;
      do {
        one = queries.take(1);
        tally = tally.plus(tally(one, bySearch(one), effort -> host.checkInterrupt()));
      } while (!one.isEmpty() && tally.queries() < most && slice.endRow(0));
    }
    return tally;
  }

  private List<Set<Long>> bySearch(List<float[]> queries) {
    return truth.bySearch(queries, space, blocks, entries, rows);
  }

  /** The share of the nearest rows that a thorough search knows. */
  private static double common(List<Set<Long>> nearest, List<Set<Long>> found) {
    int all = 0;
    int common = 0;
    for (int q = 0; q < nearest.size(); q++) {
      for (long rowid : nearest.get(q)) {
        all++;
        common += found.get(q).contains(rowid) ? 1 : 0;
      }
    }
    return all == 0 ? 1 : common / (double) all;
  }

  /**
   * Asks queries at each effort.
   *
   * @param begin is told each effort, by its number
   */
  private RecallTally tally(List<float[]> queries, List<Set<Long>> nearest, IntConsumer begin) {
    int count = queries.size();
    double[] found = new double[RecallTally.efforts()];
    // With more effort than finds all, all is found.
    Arrays.fill(found, count);
    double[] shares = new double[count];
    for (int e = 0; e < found.length; e++) {
      begin.accept(e);
      ask(queries, nearest, RecallTally.effort(e), shares);
      found[e] = Arrays.stream(shares).sum();
      if (found[e] >= RecallTally.ENOUGH * count) {
        break;
      }
    }
    return new RecallTally(count, count * rows, found);
  }

  /**
   * Asks the queries that have not found all with less effort.
   *
   * @param shares of the nearest rows that each has found; those that are asked get another one
   */
  private void ask(List<float[]> queries, List<Set<Long>> nearest, int effort, double[] shares) {
    int[] open = IntStream.range(0, shares.length).filter(q -> shares[q] < 1).toArray();
    Workers.run(
        threads,
        open.length,
        done -> host.checkInterrupt(),
        () -> {
          BeamSearch search = new BeamSearch();
          QueryCode code = new QueryCode(space);
          return i -> {
            int q = open[i];
            code.set(queries.get(q));
            search.search(code, blocks, entries, effort);
            int wanted = Math.min(RecallCurve.NEAREST, nearest.get(q).size());
            int hits = Math.min(wanted, hits(search, nearest.get(q)));
            shares[q] = wanted == 0 ? 1 : hits / (double) wanted;
          };
        });
  }

  private int hits(BeamSearch search, Set<Long> nearest) {
    int hits = 0;
    for (int i = 0; i < search.count(); i++) {
      hits += nearest.contains(Nodes.rowid(blocks, search.node(i))) ? 1 : 0;
    }
    return hits;
  }
}
