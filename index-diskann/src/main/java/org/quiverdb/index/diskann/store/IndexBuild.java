package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.index.diskann.build.BuildOptions;
import org.quiverdb.index.diskann.build.BuiltGraph;
import org.quiverdb.index.diskann.build.GraphBuilder;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.graph.NodeLayout;
import org.quiverdb.vector.DistanceMetric;

/** Fills the tables of a new index. One build, one thread, which starts others. */
final class IndexBuild {
  static final long SEED = 1;

  /** The sample may take one part of so many of the memory. */
  private static final int MEMORY_OF_SAMPLE = 8;

  /** Of so few rows every search finds all. */
  private static final int LEAST_MEASURED = 11;

  private static final int ROWS_BETWEEN_CHECKS = 1000;

  /** A block must leave room for the rest of its record: header, key, lengths. */
  private static final int RECORD_BYTES = 8;

  private final IndexHost host;
  private final IndexOptions options;
  private final VectorReader reader;
  private final BuildProgress progress;
  private final long memory;
  private final long version;
  private final int threads = Math.min(8, Runtime.getRuntime().availableProcessors());

  IndexBuild(IndexHost host) {
    this.host = host;
    options = IndexOptions.of(host.index().options());
    reader = new VectorReader(host.index().type(), options.metric());
    progress = new BuildProgress(host);
    memory = host.buildMemoryBytes();
    version = Metadata.newVersion(host);
  }

  void run() {
    progress.at(BuildProgress.Step.READ, 0);
    RowSorter found = sortRows();
    long[] rowids = found.vectors.sorted();
    writeOthers(found.nulls.sorted(), Pending.NULL);
    writeOthers(found.withoutDistance.sorted(), Pending.WITHOUT_DISTANCE);
    try (TableVectors source = new TableVectors(host, reader, rowids)) {
      Sample sample = Sample.read(source, options.metric(), memory / MEMORY_OF_SAMPLE);
      progress.at(BuildProgress.Step.READ, 0.8);
      float[] centroid = sample.mean(reader.dimensions());
      int bits = options.bits() != 0 ? options.bits() : chosenBits(centroid, sample);
      CodeSpace space = new CodeSpace(options.metric(), bits, centroid, SEED);
      build(source, rowids, space, centroid);
    }
  }

  private int chosenBits(float[] centroid, Sample sample) {
    try (BitsChoice choice = new BitsChoice(options.metric(), centroid, SEED, sample)) {
      return choice.choose(new Slice(host, -1));
    }
  }

  private RowSorter sortRows() {
    List<RowSorter> sorters = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      sorters.add(new RowSorter(reader));
    }
    host.scan(sorters);
    RowSorter all = sorters.get(0);
    for (int i = 1; i < threads; i++) {
      all.addAll(sorters.get(i));
    }
    if (all.anyBad) {
      throw SqlException.error(
          "vector index: column %s of the row with rowid %d in table %s is not NULL and no %s(%d)"
              .formatted(
                  host.index().column(),
                  all.firstBad,
                  host.index().table(),
                  String.valueOf(host.index().type() == null ? "" : host.index().type().type()),
                  reader.dimensions()));
    }
    return all;
  }

  private void writeOthers(long[] keys, int kind) {
    try (NestedStatement insert =
        host.prepare("INSERT INTO " + host.table(DiskannMethod.OTHER) + " VALUES (?1, ?2)")) {
      for (long key : keys) {
        host.checkInterrupt();
        insert.bind(1, key).bind(2, kind).run();
      }
    }
  }

  private void build(TableVectors source, long[] rowids, CodeSpace space, float[] centroid) {
    int blockBytes = blockBytes(host, options, space);
    NodeLayout layout = new NodeLayout(blockBytes, space.codeBytes(), options.neighbors());
    BuildOptions how = new BuildOptions(options.neighbors(), threads, memory, SEED);
    BuiltGraph graph = GraphBuilder.build(source, options.metric(), how, progress);
    int[] nodes = new int[rowids.length];
    for (int i = 0; i < rowids.length; i++) {
      nodes[graph.order()[i]] = layout.node(i / layout.slots(), i % layout.slots());
    }
    writeNodes(graph, space, rowids, nodes, layout);
    writeKeys(rowids, nodes);
    int[] entries = new int[graph.entries().length];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = nodes[graph.entries()[i]];
    }
    new Metadata(
            version,
            space.bits(),
            options.neighbors(),
            layout.blockBytes(),
            (rowids.length + layout.slots() - 1) / layout.slots(),
            SEED,
            rowids.length,
            rowids.length,
            DiskannIndex.largestKey(host),
            centroid,
            entries,
            measured(space, layout, entries, rowids.length))
        .write(host);
    Samples.take(host, rowids).write(host);
  }

  private MeasuredCurve measured(CodeSpace space, NodeLayout layout, int[] entries, int rows) {
    if (rows < LEAST_MEASURED) {
      return MeasuredCurve.GUESSED;
    }
    try (Blocks blocks = new Blocks(host, layout)) {
      DistanceMetric metric = options.metric();
      return new RecallMeasure(host, reader, metric, space, blocks, entries, rows, threads)
          .whole(progress);
    }
  }

  /** The length of a block: as many nodes as fit into a leaf. */
  static int blockBytes(IndexHost host, IndexOptions options, CodeSpace space) {
    int node =
        NodeLayout.HEADER_BYTES + NodeLayout.nodeBytes(space.codeBytes(), options.neighbors());
    int most = host.leafPayloadBytes() - RECORD_BYTES;
    if (node > most) {
      throw SqlException.error(
          ("vector index: a node takes %d bytes and a page of this file has room for %d: use a"
                  + " larger page size (PRAGMA page_size, then VACUUM) or fewer bits")
              .formatted(node, most));
    }
    return most & -Long.BYTES;
  }

  /** Encodes and writes as many blocks at a time as the memory has room for codes. */
  private void writeNodes(
      BuiltGraph graph, CodeSpace space, long[] rowids, int[] nodes, NodeLayout layout) {
    int slots = layout.slots();
    long affordable = memory / 2 / ((long) slots * layout.codeBytes());
    int blocks = Math.ceilDiv(rowids.length, slots);
    int most = (int) Math.clamp(affordable, 1, Math.max(1, blocks));
    Codes.Places places = new Codes.Places(rowids, nodes, layout);
    try (NestedStatement insert =
        host.prepare("INSERT INTO " + host.table(DiskannMethod.NODE) + " VALUES (?1, ?2)")) {
      for (int from = 0; from < blocks; from += most) {
        int end = Math.min(rowids.length, (from + most) * slots);
        try (Codes codes = Codes.encode(host, reader, space, places, from * slots, end, threads)) {
          writeBlocks(graph, codes, rowids, nodes, layout, from * slots, end, insert);
        }
      }
    }
  }

  private void writeBlocks(
      BuiltGraph graph,
      Codes codes,
      long[] rowids,
      int[] nodes,
      NodeLayout layout,
      int from,
      int end,
      NestedStatement insert) {
    long block = NativeAllocator.allocate(layout.blockBytes());
    try {
      int slots = layout.slots();
      for (int first = from; first < end; first += slots) {
        progress.at(BuildProgress.Step.WRITE, (double) first / rowids.length);
        Memory.fill(block, layout.blockBytes(), 0);
        Memory.putLongLittleEndian(block, version);
        for (int i = first; i < Math.min(end, first + slots); i++) {
          int row = graph.order()[i];
          writeNode(graph, codes.address(i), rowids[row], row, nodes, layout, block);
        }
        insert.bind(1, first / slots).bind(2, block, layout.blockBytes()).run();
      }
    } finally {
      NativeAllocator.free(block, layout.blockBytes());
    }
  }

  private static void writeNode(
      BuiltGraph graph,
      long code,
      long rowid,
      int row,
      int[] nodes,
      NodeLayout layout,
      long block) {
    int node = nodes[row];
    Memory.copy(code, block + layout.codeOffset(node), layout.codeBytes());
    Memory.putLongLittleEndian(block + layout.rowidOffset(node), rowid);
    long edges = block + layout.edgesOffset(node);
    for (int i = 0; i < layout.degree(); i++) {
      int neighbour = graph.neighbours()[row * layout.degree() + i];
      int id = neighbour < 0 ? NodeLayout.NONE : nodes[neighbour];
      Memory.putIntLittleEndian(edges + (long) Integer.BYTES * i, id);
    }
    Memory.putByte(block + layout.stateOffset(node), NodeLayout.USED);
  }

  private void writeKeys(long[] rowids, int[] nodes) {
    try (NestedStatement insert =
        host.prepare("INSERT INTO " + host.table(DiskannMethod.KEY) + " VALUES (?1, ?2)")) {
      for (int i = 0; i < rowids.length; i++) {
        if (i % ROWS_BETWEEN_CHECKS == 0) {
          progress.at(BuildProgress.Step.WRITE, 1);
        }
        insert.bind(1, rowids[i]).bind(2, nodes[i]).run();
      }
    }
  }
}
