package org.quiverdb.index.diskann.store;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.Candidates;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;

/**
 * An open index. What it keeps: metadata and pinned blocks of one version of the nodes, and the
 * pending rows of one version of the file. Each call first looks whether they are still true.
 */
final class DiskannIndex implements VectorIndex {
  // What a search costs in units of a row that is found by rowid and measured: 0.4 us with 256
  // dimensions, 0.8 us with 1,536. The benchmark SearchCosts, 100,000 rows, 2 cores with AVX2,
  // for 10, 100, 1,000 and 3,000 wanted rows: 0.2, 0.8, 5.8 and 17.6 ms with 1,536 dimensions and
  // 1 bit, where these constants say 0.2, 0.8, 6.8 and 18 ms; 0.3, 1.5, 9.5 and 27 ms with 256
  // dimensions and 4 bits, where they say less than half. The ways that are weighed against it
  // differ by more than that but in a narrow band.
  private static final double ESTIMATES_PER_EFFORT = 16;

  private static final double ESTIMATE_COST = 0.05;
  private static final double LOOKUP_COST = 2;
  private static final double FIXED_COST = 50;

  private final IndexHost host;
  private final IndexOptions options;
  private final VectorReader reader;
  private State state;
  private long seenVersion;
  private boolean seenWriting;

  /** Whether a refresh or a drain has failed half-way: what is kept may be of two versions. */
  private boolean interrupted;

  private final Upkeep upkeep = new Upkeep(this);

  /** Scratch space of searches that have ended; of several threads. */
  private final ArrayDeque<IndexCandidates> spare = new ArrayDeque<>();

  /** What belongs to one version of the nodes. */
  private static final class State implements AutoCloseable {
    final Metadata metadata;

    /** Of the graph with as many nodes as it has now. */
    final RecallCurve curve;

    final CodeSpace space;
    final Blocks blocks;
    final Pending pending;
    long[] nulls = new long[0];
    long[] invalid = new long[0];

    /** Whether the vectors of the pending rows are read, and nulls and invalid are right. */
    boolean loaded;

    /**
     * @param before the state that it follows, whose blocks and pending rows it takes over when
     *     they are of the same form
     */
    State(IndexHost host, IndexOptions options, VectorReader reader, @Nullable State before) {
      metadata = Metadata.read(host);
      curve = metadata.curve().at(metadata.used());
      if (metadata.centroid().length != reader.dimensions()) {
        throw SqlException.error("it was made for another number of dimensions");
      }
      if (before != null && metadata.isFormedAs(before.metadata)) {
        space = before.space;
        blocks = before.blocks;
        pending = before.pending;
        blocks.refresh();
      } else {
        space =
            new CodeSpace(options.metric(), metadata.bits(), metadata.centroid(), metadata.seed());
        blocks = new Blocks(host, metadata.layout(space));
        pending = new Pending(host, reader, space);
      }
    }

    @Override
    public void close() {
      blocks.close();
      pending.close();
    }
  }

  DiskannIndex(IndexHost host) {
    this.host = host;
    options = IndexOptions.of(host.index().options());
    reader = new VectorReader(host.index().type(), options.metric());
    state = new State(host, options, reader, null);
    try {
      state.pending.readAll(state.metadata.largestKey());
      seenVersion = host.version();
      seenWriting = host.isWriting();
      requireMatch();
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  /** Refuses an index of other rows than those of the table, as far as a look at some can tell. */
  private void requireMatch() {
    String mismatch = Samples.read(host).mismatch(host, state.pending);
    if (mismatch == null) {
      mismatch = new LastRows(host, reader, state.space, state.blocks, state.pending).mismatch();
    }
    if (mismatch != null) {
      throw SqlException.error(mismatch);
    }
  }

  IndexHost host() {
    return host;
  }

  IndexOptions options() {
    return options;
  }

  VectorReader reader() {
    return reader;
  }

  Metadata metadata() {
    return state.metadata;
  }

  /** Which effort finds which share of the nearest rows. */
  RecallCurve curve() {
    return state.curve;
  }

  CodeSpace space() {
    return state.space;
  }

  Blocks blocks() {
    return state.blocks;
  }

  Pending pending() {
    return state.pending;
  }

  /** The largest rowid of the table. */
  long largestKey() {
    return largestKey(host);
  }

  static long largestKey(IndexHost host) {
    String sql = "SELECT max(" + host.index().key() + ") FROM " + host.baseTable();
    try (NestedStatement statement = host.prepare(sql)) {
      return statement.step() && !statement.isNull(0) ? statement.getLong(0) : Long.MIN_VALUE;
    }
  }

  /** Makes what is kept that of the transaction. */
  void refresh() {
    refreshKeys();
    if (!state.loaded) {
      state.pending.load();
      readOthers();
      state.loaded = true;
    }
  }

  /** The same, but of pending rows only the keys are needed. */
  private void refreshKeys() {
    long version = host.version();
    boolean writing = host.isWriting();
    if (version == seenVersion && writing == seenWriting && !interrupted) {
      return;
    }
    boolean all = interrupted || writing || seenWriting;
    interrupted = true;
    if (all || Metadata.version(host) != state.metadata.version()) {
      reopen();
    } else {
      state.blocks.refresh();
      state.pending.readLog();
      state.loaded = false;
    }
    interrupted = false;
    seenVersion = version;
    seenWriting = writing;
  }

  /** Reads all again, as after a drain by another. */
  void reopen() {
    renewState();
    state.pending.readAll(state.metadata.largestKey());
  }

  /** Reads all but the pending rows again. */
  void renewState() {
    State old = state;
    state = new State(host, options, reader, old);
    if (state.pending != old.pending) {
      old.close();
    }
    synchronized (spare) {
      spare.clear();
    }
  }

  private void readOthers() {
    RowSet nulls = new RowSet();
    RowSet invalid = new RowSet();
    Pending pending = state.pending;
    try (NestedStatement statement =
        host.prepare("SELECT key, kind FROM " + host.table(DiskannMethod.OTHER))) {
      while (statement.step()) {
        long key = statement.getLong(0);
        if (pending.find(key) < 0) {
          (statement.getLong(1) == Pending.NULL ? nulls : invalid).add(key);
        }
      }
    }
    for (int i = 0; i < pending.count(); i++) {
      switch (pending.kind(i)) {
        case Pending.NULL -> nulls.add(pending.key(i));
        case Pending.WITHOUT_DISTANCE -> invalid.add(pending.key(i));
        default -> {}
      }
    }
    state.nulls = nulls.sorted();
    state.invalid = invalid.sorted();
  }

  @Override
  public DistanceMetric metric() {
    boolean signs =
        host.index().type() != null && host.index().type().type() == VectorType.FLOAT1BIT;
    return signs ? DistanceMetric.HAMMING : options.metric();
  }

  @Override
  public boolean serves(DistanceMetric metric) {
    boolean signs =
        host.index().type() != null && host.index().type().type() == VectorType.FLOAT1BIT;
    return switch (metric) {
      case COSINE -> signs || options.metric() == DistanceMetric.COSINE;
      case L2, L2_SQUARED -> !signs && options.metric() == DistanceMetric.L2;
      case DOT -> !signs && options.metric() == DistanceMetric.DOT;
      case HAMMING -> signs;
      case L1, JACCARD -> false;
    };
  }

  @Override
  public long rowCount() {
    refreshKeys();
    return state.metadata.used() + state.pending.count();
  }

  @Override
  public double cost(long wanted, double recall) {
    refreshKeys();
    double effort = state.curve.effort(wanted, recall);
    double estimates =
        Math.min(ESTIMATES_PER_EFFORT * effort, state.metadata.used()) + state.pending.count();
    return FIXED_COST + estimates * ESTIMATE_COST + effort * LOOKUP_COST;
  }

  @Override
  public Candidates search(
      DistanceMetric metric, long query, int length, long wanted, double recall) {
    refresh();
    IndexCandidates candidates = takeSpare();
    if (candidates == null) {
      candidates = new IndexCandidates(this);
    }
    candidates.begin(metric, query, length, wanted, recall);
    return candidates;
  }

  private @Nullable IndexCandidates takeSpare() {
    synchronized (spare) {
      return spare.pollLast();
    }
  }

  /** Takes a search's scratch space back. */
  void reuse(IndexCandidates candidates) {
    synchronized (spare) {
      if (candidates.space() == state.space) {
        spare.addLast(candidates);
      }
    }
  }

  @Override
  public long[] invalid() {
    refresh();
    return state.invalid;
  }

  @Override
  public long[] nulls() {
    refresh();
    return state.nulls;
  }

  @Override
  public boolean isBuiltFaster() {
    refreshKeys();
    return upkeep.isBuiltFaster();
  }

  @Override
  public boolean drain(long maxMillis) {
    Slice slice = new Slice(host, maxMillis);
    refreshKeys();
    interrupted = true;
    boolean empty = upkeep.drain(slice);
    seenVersion = host.version();
    interrupted = false;
    return empty;
  }

  @Override
  public List<String> check(int maxFindings) {
    refresh();
    return new IndexCheck(this, maxFindings).run();
  }

  @Override
  public void close() {
    upkeep.close();
    state.close();
  }
}
