package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.engine.spi.Candidates;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.QueryCode;
import org.quiverdb.index.diskann.graph.BeamSearch;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.index.diskann.graph.Nodes;
import org.quiverdb.vector.DistanceMetric;

/** The candidates of one search: those of the graph and those of the pending rows, merged. */
final class IndexCandidates implements Candidates {
  /**
   * An estimate is seldom farther off than so many standard deviations; what is lost by that is not
   * seen in the recall (docs/designs/0004).
   */
  private static final float DEVIATIONS = 2;

  private final DiskannIndex index;
  private final CodeSpace space;
  private final QueryCode query;
  private final BeamSearch search = new BeamSearch();
  private final float[] vector;
  private long[] rowids = new long[256];
  private float[] lowest = new float[256];
  private int count;

  /** What was handed out before, once the search has been widened. */
  private final KeySet given = new KeySet();

  private boolean widened;

  private int effort;
  private double recall;
  private DistanceMetric metric = DistanceMetric.COSINE;
  private boolean exhausted;
  private int[] maybeNear = new int[64];
  private long[] near = new long[64];

  IndexCandidates(DiskannIndex index) {
    this.index = index;
    space = index.space();
    query = new QueryCode(space);
    vector = new float[index.reader().dimensions()];
  }

  /** What the codes are like that this can search. */
  CodeSpace space() {
    return space;
  }

  void begin(DistanceMetric searched, long address, int length, long wanted, double wantedRecall) {
    metric = searched;
    if (index.reader().read(address, length, vector) != VectorReader.Kind.VECTOR) {
      throw new IllegalArgumentException("the query has no distances");
    }
    query.set(vector);
    recall = wantedRecall;
    effort = index.curve().effort(wanted, wantedRecall);
    count = 0;
    widened = false;
    exhausted = false;
    if (index.metadata().entries().length > 0) {
      search.search(query, index.blocks(), index.metadata().entries(), effort);
    }
    collect();
  }

  /** Adds what the beam and the pending rows have and was not handed out yet. */
  private void collect() {
    Blocks blocks = index.blocks();
    Pending pending = index.pending();
    boolean any = index.metadata().entries().length > 0;
    int beam = any ? search.count() : 0;
    boolean full = beam >= effort;
    int waiting = nearPending(full ? search.estimate(beam - 1) : Float.POSITIVE_INFINITY);
    exhausted = !full;
    int next = 0;
    for (int i = 0; i < beam; i++) {
      float estimate = search.estimate(i);
      while (next < waiting && FloatKeys.value(near[next]) <= estimate) {
        addPending((int) near[next++]);
      }
      int node = search.node(i);
      if (Nodes.state(blocks, node) == NodeLayout.USED) {
        long rowid = Nodes.rowid(blocks, node);
        if (pending.count() == 0 || pending.find(rowid) < 0) {
          add(rowid, estimate, query.deviation(Nodes.codeAddress(blocks, node)));
        }
      }
    }
    while (next < waiting) {
      addPending((int) near[next++]);
    }
  }

  /** Puts the pending rows whose estimate is no farther than a limit into near, in order. */
  private int nearPending(float limit) {
    Pending pending = index.pending();
    if (maybeNear.length < pending.count()) {
      maybeNear = new int[pending.count() + pending.count() / 2];
    }
    int maybe = pending.findNear(query, limit, maybeNear);
    if (near.length < maybe) {
      near = new long[2 * maybe];
    }
    int found = 0;
    for (int i = 0; i < maybe; i++) {
      int row = maybeNear[i];
      if (pending.kind(row) == Pending.VECTOR) {
        float estimate = pending.estimate(query, row);
        if (estimate <= limit) {
          near[found++] = FloatKeys.entry(estimate, row);
        }
      }
    }
    Arrays.sort(near, 0, found);
    return found;
  }

  private void addPending(int i) {
    Pending pending = index.pending();
    add(pending.key(i), pending.estimate(query, i), pending.deviation(query, i));
  }

  private void add(long rowid, float estimate, float deviation) {
    if (widened && !given.add(rowid)) {
      return;
    }
    if (count == rowids.length) {
      rowids = Arrays.copyOf(rowids, 2 * count);
      lowest = Arrays.copyOf(lowest, 2 * count);
    }
    lowest[count] = estimate - DEVIATIONS * deviation;
    rowids[count++] = rowid;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long rowid(int position) {
    return rowids[position];
  }

  @Override
  public double lowerBound(int position) {
    float bound = lowest[position];
    return switch (metric) {
      case L2 -> Math.sqrt(Math.max(0, bound));
      // 1-bit vectors are measured as vectors of -1 and 1, whose squared distance is four times
      // the count of differing bits.
      case HAMMING -> bound / 4;
      case COSINE -> index.metric() == DistanceMetric.HAMMING ? bound / 4 : bound;
      default -> bound;
    };
  }

  @Override
  public long reliable() {
    return exhausted ? count : index.curve().wanted(effort, recall);
  }

  @Override
  public boolean more() {
    if (exhausted) {
      return false;
    }
    if (!widened) {
      widened = true;
      given.clear();
      for (int i = 0; i < count; i++) {
        given.add(rowids[i]);
      }
    }
    int before = count;
    while (count == before && !exhausted) {
      effort = (int) Math.min(2L * effort, Integer.MAX_VALUE / 4);
      search.extend(query, index.blocks(), effort);
      collect();
    }
    return count > before;
  }

  @Override
  public void close() {
    index.reuse(this);
  }
}
