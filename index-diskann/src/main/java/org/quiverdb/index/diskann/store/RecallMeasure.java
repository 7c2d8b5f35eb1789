package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorSink;
import org.quiverdb.index.diskann.build.BuiltGraph;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.BeamSearch;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.TopK;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * Measures the recall curve of a new graph. Queries are rows moved by the difference of two other
 * rows nearby, so that they lie where queries could lie and are no rows.
 */
final class RecallMeasure {
  private static final int QUERIES = 100;
  private static final int[] EFFORTS = {10, 14, 20, 28, 40, 56, 80, 112, 160, 224, 320, 450, 640};

  /**
   * How many edges away the rows are whose difference is added. With 1, queries are easier than
   * real ones that the rows were not made of: 0.99 where those get 0.96 (measured on ada-002
   * embeddings). With 2 the curves agree.
   */
  private static final int HOPS = 2;

  /** Rows as near as the tenth count as found, too; so many are kept to know them. */
  private static final int KEPT = 4 * RecallCurve.NEAREST;

  private static final double SAME = 1e-6;

  /** Measured recalls are those of a sample; so much is taken off for it. */
  private static final float CAUTION = 0.001f;

  private final IndexHost host;
  private final VectorReader reader;
  private final DistanceMetric metric;
  private final CodeSpace space;
  private final BuildProgress progress;

  RecallMeasure(
      IndexHost host,
      VectorReader reader,
      DistanceMetric metric,
      CodeSpace space,
      BuildProgress progress) {
    this.progress = progress;
    this.host = host;
    this.reader = reader;
    this.metric = metric;
    this.space = space;
  }

  RecallCurve measure(TableVectors source, BuiltGraph graph, NodeLayout layout, int[] entries) {
    if (graph.count() <= EFFORTS[0]) {
      return new RecallCurve(new float[] {EFFORTS[0]}, new float[] {1});
    }
    List<float[]> queries = queries(source, graph);
    progress.at(BuildProgress.Step.MEASURE, 0);
    List<Set<Long>> nearest = nearest(queries);
    float[] efforts = new float[EFFORTS.length];
    float[] recalls = new float[EFFORTS.length];
    try (Blocks blocks = new Blocks(host, layout)) {
      BeamSearch search = new BeamSearch();
      QueryCode code = new QueryCode(space);
      float least = 0;
      for (int e = 0; e < EFFORTS.length; e++) {
        progress.at(BuildProgress.Step.MEASURE, (1.0 + e) / (1 + EFFORTS.length));
        int hits = 0;
        for (int q = 0; q < queries.size(); q++) {
          code.set(queries.get(q));
          search.search(code, blocks, entries, EFFORTS[e]);
          hits += hits(search, blocks, nearest.get(q));
        }
        int wanted = queries.size() * Math.min(RecallCurve.NEAREST, graph.count());
        least = Math.max(least, hits / (float) wanted - CAUTION);
        efforts[e] = EFFORTS[e];
        recalls[e] = least;
      }
    }
    return new RecallCurve(efforts, recalls);
  }

  private static int hits(BeamSearch search, Blocks blocks, Set<Long> nearest) {
    int hits = 0;
    for (int i = 0; i < search.count(); i++) {
      hits += nearest.contains(Nodes.rowid(blocks, search.node(i))) ? 1 : 0;
    }
    return Math.min(hits, RecallCurve.NEAREST);
  }

  private List<float[]> queries(TableVectors source, BuiltGraph graph) {
    Random random = new Random(1);
    List<float[]> queries = new ArrayList<>();
    float[] a = new float[reader.dimensions()];
    float[] b = new float[reader.dimensions()];
    while (queries.size() < QUERIES) {
      int row = random.nextInt(graph.count());
      float[] query = new float[reader.dimensions()];
      source.read(row, query);
      source.read(far(graph, row, random), a);
      source.read(far(graph, row, random), b);
      for (int i = 0; i < query.length; i++) {
        query[i] += a[i] - b[i];
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

  /** For each query the rowids of its nearest rows, those as far as the tenth included. */
  private List<Set<Long>> nearest(List<float[]> queries) {
    List<Sink> sinks = new ArrayList<>();
    int threads = Math.min(8, Runtime.getRuntime().availableProcessors());
    for (int i = 0; i < threads; i++) {
      sinks.add(new Sink(queries));
    }
    host.scan(sinks);
    List<Set<Long>> all = new ArrayList<>();
    for (int q = 0; q < queries.size(); q++) {
      TopK kept = new TopK(KEPT);
      for (Sink sink : sinks) {
        kept.addAll(sink.kept[q]);
      }
      kept.sort();
      Set<Long> rowids = new HashSet<>();
      double limit = kept.distance(Math.min(kept.size(), RecallCurve.NEAREST) - 1);
      for (int i = 0; i < kept.size() && kept.distance(i) <= limit + SAME; i++) {
        rowids.add(kept.rowid(i));
      }
      all.add(rowids);
    }
    return all;
  }

  /** One thread's part of measuring all rows against all queries. */
  private final class Sink implements VectorSink {
    final TopK[] kept = new TopK[QUERIES];
    private final QueryKernel[] kernels = new QueryKernel[QUERIES];

    Sink(List<float[]> queries) {
      VectorColumnType type = host.index().type();
      if (type == null) {
        throw new IllegalStateException("the column has no vector type");
      }
      // Vectors of signs know the count of differing bits, which orders them as L2 does.
      DistanceMetric exact = type.type() == VectorType.FLOAT1BIT ? DistanceMetric.HAMMING : metric;
      for (int q = 0; q < QUERIES; q++) {
        kept[q] = new TopK(KEPT);
        kernels[q] = Kernels.prepare(exact, VectorEncoder.encode(type.type(), queries.get(q)));
      }
    }

    @Override
    public void blob(long rowid, long address, int length) {
      for (int q = 0; q < QUERIES; q++) {
        if (kernels[q].accepts(Memory.SEG, address, length)) {
          kept[q].push(kernels[q].distance(Memory.SEG, address, length), rowid);
        }
      }
    }

    @Override
    public void missing(long rowid) {}

    @Override
    public void other(long rowid) {}
  }
}
