package org.quiverdb.benchmarks.ann;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JVector with its graph and the vectors in memory, which is its fastest form. */
final class JVectorEngine implements Engine {
  private static final int DEGREE = 32;
  private static final int BEAM = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;
  private static final VectorTypeSupport TYPES =
      VectorizationProvider.getInstance().getVectorTypeSupport();

  private VectorSimilarityFunction similarity = VectorSimilarityFunction.COSINE;
  private @Nullable RandomAccessVectorValues values;
  private @Nullable GraphIndexBuilder builder;
  private @Nullable GraphSearcher searcher;
  private int effort;

  @Override
  public String name() {
    return "JVector 4.0.2";
  }

  @Override
  public void build(Task task) throws IOException {
    similarity =
        task.metric() == Metric.L2
            ? VectorSimilarityFunction.EUCLIDEAN
            : VectorSimilarityFunction.COSINE;
    List<VectorFloat<?>> list = new ArrayList<>();
    for (float[] vector : task.vectors()) {
      list.add(TYPES.createFloatVector(vector));
    }
    ListRandomAccessVectorValues all = new ListRandomAccessVectorValues(list, task.dims());
    values = all;
    GraphIndexBuilder b =
        new GraphIndexBuilder(
            BuildScoreProvider.randomAccessScoreProvider(all, similarity),
            task.dims(),
            DEGREE,
            BEAM,
            OVERFLOW,
            ALPHA,
            true);
    builder = b;
    ImmutableGraphIndex graph = b.build(all);
    searcher = new GraphSearcher(graph);
  }

  @Override
  public long indexBytes() {
    return builder == null ? 0 : builder.ramBytesUsed();
  }

  @Override
  public int[] efforts() {
    return new int[] {10, 20, 30, 40, 60, 80, 120, 180, 260};
  }

  @Override
  public void effort(int newEffort) {
    effort = newEffort;
  }

  @Override
  public int[] search(float[] query, int k) {
    GraphSearcher s = searcher;
    RandomAccessVectorValues v = values;
    if (s == null || v == null) {
      throw new IllegalStateException("not built");
    }
    var scores = DefaultSearchScoreProvider.exact(TYPES.createFloatVector(query), similarity, v);
    SearchResult found = s.search(scores, k, Math.max(k, effort), 0f, 0f, Bits.ALL);
    return Arrays.stream(found.getNodes()).mapToInt(n -> n.node).toArray();
  }

  @Override
  public void close() throws IOException {
    if (searcher != null) {
      searcher.close();
    }
    if (builder != null) {
      builder.close();
    }
  }
}
