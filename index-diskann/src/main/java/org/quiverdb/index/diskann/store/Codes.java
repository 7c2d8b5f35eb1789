package org.quiverdb.index.diskann.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorSink;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;

/** The codes of all vectors of a table, in memory, while the index is built. */
final class Codes implements AutoCloseable {
  private final int codeBytes;
  private final long bytes;
  private final long address;

  private Codes(int codeBytes, int count) {
    this.codeBytes = codeBytes;
    bytes = Math.max(1, (long) count * codeBytes);
    address = NativeAllocator.allocate(bytes);
  }

  /**
   * Encodes all rows.
   *
   * @param rowids ascending
   * @param threads that read and encode
   */
  static Codes encode(
      IndexHost host, VectorReader reader, CodeSpace space, long[] rowids, int threads) {
    Codes codes = new Codes(space.codeBytes(), rowids.length);
    try {
      List<VectorSink> sinks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        sinks.add(new Sink(codes, reader, space, rowids));
      }
      host.scan(sinks);
      return codes;
    } catch (RuntimeException e) {
      codes.close();
      throw e;
    }
  }

  /** Where the code of a row is, by its position among the rowids. */
  long address(int row) {
    return address + (long) row * codeBytes;
  }

  @Override
  public void close() {
    NativeAllocator.free(address, bytes);
  }

  /** One thread's part. */
  private static final class Sink implements VectorSink {
    private final Codes codes;
    private final VectorReader reader;
    private final Encoder encoder;
    private final long[] rowids;
    private final float[] vector;

    Sink(Codes codes, VectorReader reader, CodeSpace space, long[] rowids) {
      this.codes = codes;
      this.reader = reader;
      this.rowids = rowids;
      encoder = new Encoder(space);
      vector = new float[reader.dimensions()];
    }

    @Override
    public void blob(long rowid, long address, int length) {
      int row = Arrays.binarySearch(rowids, rowid);
      if (row >= 0 && reader.read(address, length, vector) == VectorReader.Kind.VECTOR) {
        encoder.encode(vector, codes.address(row));
      }
    }

    @Override
    public void missing(long rowid) {}

    @Override
    public void other(long rowid) {}
  }
}
