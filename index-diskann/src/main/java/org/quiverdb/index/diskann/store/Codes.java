package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorSink;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.graph.NodeLayout;

/** The codes of vectors of a table, in memory, while the index is built. */
final class Codes implements AutoCloseable {
  private final int codeBytes;
  private final long bytes;
  private final long address;

  private final int from;
  private final int to;

  private Codes(int codeBytes, int from, int to) {
    this.codeBytes = codeBytes;
    this.from = from;
    this.to = to;
    bytes = Math.max(1, (long) (to - from) * codeBytes);
    address = NativeAllocator.allocate(bytes);
  }

  /**
   * Encodes the rows that have some places.
   *
   * @param rows where each row belongs
   * @param from first of the places
   * @param to behind the last of them
   * @param threads that read and encode
   */
  static Codes encode(
      IndexHost host,
      VectorReader reader,
      CodeSpace space,
      Places rows,
      int from,
      int to,
      int threads) {
    Codes codes = new Codes(space.codeBytes(), from, to);
    try {
      List<VectorSink> sinks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        sinks.add(new Sink(codes, reader, space, rows));
      }
      host.scan(sinks);
      return codes;
    } catch (RuntimeException e) {
      codes.close();
      throw e;
    }
  }

  /** Where the code of the row with a place is. */
  long address(int place) {
    return address + (long) (place - from) * codeBytes;
  }

  @Override
  public void close() {
    NativeAllocator.free(address, bytes);
  }

  /**
   * Where rows belong.
   *
   * @param rowids ascending
   * @param nodes of each of them
   */
  record Places(long[] rowids, int[] nodes, NodeLayout layout) {
    /** The place of a row, or -1. */
    int of(long rowid) {
      int row = Arrays.binarySearch(rowids, rowid);
      return row < 0 ? -1 : layout.block(nodes[row]) * layout.slots() + layout.slot(nodes[row]);
    }
  }

  /** One thread's part. */
  private static final class Sink implements VectorSink {
    private final Codes codes;
    private final VectorReader reader;
    private final Encoder encoder;
    private final Places rows;
    private final float[] vector;

    Sink(Codes codes, VectorReader reader, CodeSpace space, Places rows) {
      this.codes = codes;
      this.reader = reader;
      this.rows = rows;
      encoder = new Encoder(space);
      vector = new float[reader.dimensions()];
    }

    @Override
    public void blob(long rowid, long address, int length) {
      int place = rows.of(rowid);
      if (place >= codes.from
          && place < codes.to
          && reader.read(address, length, vector) == VectorReader.Kind.VECTOR) {
        encoder.encode(vector, codes.address(place));
      }
    }

    @Override
    public void missing(long rowid) {}

    @Override
    public void other(long rowid) {}
  }
}
