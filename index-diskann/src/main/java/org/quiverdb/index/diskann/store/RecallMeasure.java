package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.index.diskann.build.BuiltGraph;
import org.quiverdb.index.diskann.build.Workers;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.BeamSearch;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.vector.DistanceMetric;

/**
 * Measures the recall curve of a new graph. Queries are rows moved by a part of the difference of
 * two other rows nearby, so that they lie where queries could lie and are no rows.
 */
final class RecallMeasure {
  /** Their nearest rows are known from reading the whole table. */
  private static final int CERTAIN = 64;

  /**
   * Of these, from a thorough search. Some queries find nothing at all until the effort is large,
   * and how many of those a sample has decides on its curve: with 100 queries the effort for a
   * recall of 0.99 varies by a factor of 7 from sample to sample, with 400 by 2.5 (9 of 10 samples,
   * ada-002 embeddings), and real queries would have got 0.98 with some.
   */
  private static final int SEARCHED = 960;

  private static final int[] EFFORTS = {
    10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 450, 640, 900, 1280
  };

  /** Beyond that recall nothing more is measured. */
  private static final double ENOUGH = 0.999;

  /**
   * How many edges away the rows are, of whose difference a part between none and all is added: one
   * query is a row, the next far from all rows. Efforts for a recall of 0.99 by that, beside those
   * that queries need which were kept out of the table: 54 and 44 (real ada-002 embeddings, rows
   * grown to 100,000), 109 and 75 (EuclideanGenerator, 100,000), 96 and 70 (EmbeddingGenerator,
   * 100,000 x 256).
   */
  private static final int HOPS = 3;

  /** Measured recalls are those of a sample; so much is taken off for it. */
  private static final double CAUTION = 0.001;

  private final IndexHost host;
  private final VectorReader reader;
  private final DistanceMetric metric;
  private final CodeSpace space;
  private final BuildProgress progress;
  private final int threads;

  RecallMeasure(
      IndexHost host,
      VectorReader reader,
      DistanceMetric metric,
      CodeSpace space,
      BuildProgress progress,
      int threads) {
    this.progress = progress;
    this.threads = threads;
    this.host = host;
    this.reader = reader;
    this.metric = metric;
    this.space = space;
  }

  RecallCurve measure(TableVectors source, BuiltGraph graph, NodeLayout layout, int[] entries) {
    if (graph.count() <= EFFORTS[0]) {
      return new RecallCurve(new float[] {EFFORTS[0]}, new float[] {1});
    }
    progress.at(BuildProgress.Step.MEASURE, 0);
    Random random = new Random(1);
    try (Blocks blocks = new Blocks(host, layout)) {
      TrueNearest truth = new TrueNearest(host, metric, threads);
      List<float[]> certain = queries(source, graph, CERTAIN, random);
      List<Set<Long>> nearest = truth.byScan(certain);
      progress.at(BuildProgress.Step.MEASURE, 0.4);
      List<Set<Long>> thorough = truth.bySearch(certain, space, blocks, entries);
      List<float[]> searched = queries(source, graph, SEARCHED, random);
      List<Set<Long>> found = truth.bySearch(searched, space, blocks, entries);
      double reached = common(nearest, thorough);
      double share = SEARCHED / (double) (CERTAIN + SEARCHED);
      float[] recalls = new float[EFFORTS.length];
      double recall = 0;
      int count = 0;
      while (count < EFFORTS.length && recall < ENOUGH) {
        progress.at(BuildProgress.Step.MEASURE, 0.6 + 0.4 * (count + 1) / EFFORTS.length);
        int effort = EFFORTS[count];
        double first = recall(certain, nearest, blocks, entries, effort);
        double second = recall(searched, found, blocks, entries, effort);
        recall = Math.max(recall, (1 - share) * first + share * reached * second);
        recalls[count++] = (float) Math.max(0, recall - CAUTION);
      }
      progress.at(BuildProgress.Step.MEASURE, 1);
      float[] efforts = new float[count];
      for (int e = 0; e < count; e++) {
        efforts[e] = EFFORTS[e];
      }
      return new RecallCurve(efforts, Arrays.copyOf(recalls, count));
    }
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

  private double recall(
      List<float[]> queries, List<Set<Long>> nearest, Blocks blocks, int[] entries, int effort) {
    double[] recalls = new double[queries.size()];
    Workers.run(
        threads,
        recalls.length,
        done -> host.checkInterrupt(),
        () -> {
          BeamSearch search = new BeamSearch();
          QueryCode code = new QueryCode(space);
          return q -> {
            code.set(queries.get(q));
            search.search(code, blocks, entries, effort);
            int wanted = Math.min(RecallCurve.NEAREST, nearest.get(q).size());
            int hits = Math.min(wanted, hits(search, blocks, nearest.get(q)));
            recalls[q] = wanted == 0 ? 1 : hits / (double) wanted;
          };
        });
    double sum = 0;
    for (double recall : recalls) {
      sum += recall;
    }
    return sum / recalls.length;
  }

  private static int hits(BeamSearch search, Blocks blocks, Set<Long> nearest) {
    int hits = 0;
    for (int i = 0; i < search.count(); i++) {
      hits += nearest.contains(Nodes.rowid(blocks, search.node(i))) ? 1 : 0;
    }
    return hits;
  }

  private List<float[]> queries(TableVectors source, BuiltGraph graph, int count, Random random) {
    List<float[]> queries = new ArrayList<>();
    float[] a = new float[reader.dimensions()];
    float[] b = new float[reader.dimensions()];
    while (queries.size() < count) {
      int row = random.nextInt(graph.count());
      float part = random.nextFloat();
      float[] query = new float[reader.dimensions()];
      source.read(row, query);
      source.read(far(graph, row, random), a);
      source.read(far(graph, row, random), b);
      for (int i = 0; i < query.length; i++) {
        query[i] += part * (a[i] - b[i]);
      }
      queries.add(query);
    }
    return queries;
  }

  /** A row some edges away. */
  private static int far(BuiltGraph graph, int row, Random random) {
    int at = row;
    for (int hop = 0; hop < HOPS; hop++) {
      at = neighbour(graph, at, random);
    }
    return at;
  }

  private static int neighbour(BuiltGraph graph, int row, Random random) {
    int degree = 0;
    while (degree < graph.degree() && graph.neighbours()[row * graph.degree() + degree] >= 0) {
      degree++;
    }
    return degree == 0 ? row : graph.neighbours()[row * graph.degree() + random.nextInt(degree)];
  }
}
