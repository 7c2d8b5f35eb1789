package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.engine.spi.VectorSink;
import org.quiverdb.index.diskann.build.Workers;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.BeamSearch;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.TopK;
import org.quiverdb.vector.VectorColumnType;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.kernel.QueryKernel;

/**
 * The rows that are nearest to queries: by reading the whole table, or, for a small part of the
 * time, by a search of an effort that misses next to nothing. One thread, which starts others.
 */
final class TrueNearest {
  /** Of the second way: so many times the root of the rows, which is ten times what 0.99 takes. */
  private static final double EFFORT = 3.2;

  private static final int LEAST_EFFORT = 200;
  private static final int MOST_EFFORT = 2000;

  /** Of the second way's beam so many are measured; codes keep the nearest among the first 30. */
  private static final int MEASURED = 100;

  /** Rows as near as the tenth count as found, too; so many are kept to know them. */
  private static final int KEPT = 4 * RecallCurve.NEAREST;

  private static final double SAME = 1e-6;

  private final IndexHost host;
  private final VectorType type;
  private final DistanceMetric exact;
  private final int threads;

  TrueNearest(IndexHost host, DistanceMetric metric, int threads) {
    this.host = host;
    this.threads = threads;
    VectorColumnType column = host.index().type();
    if (column == null) {
      throw new IllegalStateException("the column has no vector type");
    }
    type = column.type();
    // Vectors of signs know the count of differing bits, which orders them as L2 does.
    exact = type == VectorType.FLOAT1BIT ? DistanceMetric.HAMMING : metric;
  }

  /**
   * For each query the rowids of its nearest rows, those as far as the tenth included; none when it
   * has no distances.
   */
  List<Set<Long>> byScan(List<float[]> queries) {
    List<Sink> sinks = new ArrayList<>();
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
      all.add(rowids(kept));
    }
    return all;
  }

  /**
   * The same, as far as a thorough search of the graph finds them.
   *
   * @param count rows in the graph
   */
  List<Set<Long>> bySearch(
      List<float[]> queries, CodeSpace space, Blocks blocks, int[] entries, long count) {
    int effort = Math.clamp((long) (EFFORT * Math.sqrt(count)), LEAST_EFFORT, MOST_EFFORT);
    long[][] candidates = new long[queries.size()][];
    Workers.run(
        threads,
        queries.size(),
        done -> host.checkInterrupt(),
        () -> {
          BeamSearch search = new BeamSearch();
          QueryCode code = new QueryCode(space);
          return q -> {
            code.set(queries.get(q));
            search.search(code, blocks, entries, effort);
            candidates[q] = new long[Math.min(MEASURED, search.count())];
            for (int i = 0; i < candidates[q].length; i++) {
              candidates[q][i] = Nodes.rowid(blocks, search.node(i));
            }
          };
        });
    List<Set<Long>> all = new ArrayList<>();
    try (VectorRows rows = host.rows()) {
      for (int q = 0; q < candidates.length; q++) {
        host.checkInterrupt();
        all.add(nearest(queries.get(q), candidates[q], rows));
      }
    }
    return all;
  }

  private Set<Long> nearest(float[] query, long[] candidates, VectorRows rows) {
    QueryKernel kernel = kernel(query);
    TopK kept = new TopK(KEPT);
    for (long rowid : candidates) {
      if (rows.fetch(rowid) == VectorRows.Found.BLOB) {
        push(kernel, rows.address(), rows.length(), rowid, kept);
      }
    }
    return rowids(kept);
  }

  private QueryKernel kernel(float[] query) {
    return Kernels.prepare(exact, VectorEncoder.encode(type, query));
  }

  private static void push(QueryKernel kernel, long address, int length, long rowid, TopK into) {
    if (kernel.accepts(Memory.SEG, address, length)) {
      into.push(kernel.distance(Memory.SEG, address, length), rowid);
    }
  }

  private static Set<Long> rowids(TopK kept) {
    kept.sort();
    Set<Long> rowids = new HashSet<>();
    if (kept.size() == 0) {
      return rowids;
    }
    double limit = kept.distance(Math.min(kept.size(), RecallCurve.NEAREST) - 1);
    for (int i = 0; i < kept.size() && kept.distance(i) <= limit + SAME; i++) {
      rowids.add(kept.rowid(i));
    }
    return rowids;
  }

  /** One thread's part of measuring all rows against all queries. */
  private final class Sink implements VectorSink {
    final TopK[] kept;
    private final QueryKernel[] kernels;

    Sink(List<float[]> queries) {
      kept = new TopK[queries.size()];
      kernels = new QueryKernel[queries.size()];
      for (int q = 0; q < kept.length; q++) {
        kept[q] = new TopK(KEPT);
        kernels[q] = kernel(queries.get(q));
      }
    }

    @Override
    public void blob(long rowid, long address, int length) {
      for (int q = 0; q < kept.length; q++) {
        push(kernels[q], address, length, rowid, kept[q]);
      }
    }

    @Override
    public void missing(long rowid) {}

    @Override
    public void other(long rowid) {}
  }
}
