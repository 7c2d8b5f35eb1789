package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.index.diskann.code.CodeSpace;

/**
 * Gives an index that was made on no rows, or on few, another centroid and bits: those of the rows
 * that are pending now. Codes of the old form mean nothing then, so all rows become pending and the
 * graph begins anew. Building all anew would take a second; this is chosen within the time of a
 * few slices, between which it is only kept in memory. Written inside of a write transaction, as by
 * {@link Drain}. One thread.
 */
final class Reform implements AutoCloseable {
  /** Rows that are looked at. */
  private static final int SAMPLE = 768;

  private final DiskannIndex index;
  private final IndexHost host;
  private final IndexOptions options;
  private final float[] centroid;
  private final BitsChoice choice;

  /** Reads a sample of the pending rows. */
  Reform(DiskannIndex index) {
    this.index = index;
    host = index.host();
    options = index.options();
    try (TableVectors source = new TableVectors(host, index.reader(), rows())) {
      Sample sample = Sample.read(source, options.metric(), Long.MAX_VALUE);
      centroid = sample.mean(index.reader().dimensions());
      choice = new BitsChoice(options.metric(), centroid, IndexBuild.SEED, sample);
    }
  }

  /** Pending rows with vectors, evenly spread over all of them. */
  private long[] rows() {
    Pending pending = index.pending();
    int count = Math.min(SAMPLE, pending.count());
    long[] keys = new long[count];
    int found = 0;
    float[] vector = new float[index.reader().dimensions()];
    try (VectorRows rows = host.rows()) {
      for (int i = 0; i < count; i++) {
        long key = pending.key((int) ((long) i * pending.count() / count));
        if (rows.fetch(key) == VectorRows.Found.BLOB
            && index.reader().read(rows.address(), rows.length(), vector)
                == VectorReader.Kind.VECTOR) {
          keys[found++] = key;
        }
      }
    }
    return Arrays.copyOf(keys, found);
  }

  /** Goes on until the time is over; whether the index has its new form. */
  boolean run(Slice slice) {
    int bits = options.bits() != 0 ? options.bits() : choice.choose(slice);
    if (bits != 0) {
      write(bits);
    }
    return bits != 0;
  }

  private void write(int bits) {
    long seed = IndexBuild.SEED;
    CodeSpace space = new CodeSpace(options.metric(), bits, centroid, seed);
    String keys = host.table(DiskannMethod.KEY);
    host.execute("INSERT INTO " + host.table("log") + "(old, new) SELECT NULL, key FROM " + keys);
    host.execute("DELETE FROM " + keys);
    host.execute("DELETE FROM " + host.table(DiskannMethod.NODE));
    Metadata before = index.metadata();
    new Metadata(
            before.version() + 1,
            bits,
            options.neighbors(),
            IndexBuild.blockBytes(host, options, space),
            0,
            seed,
            0,
            before.used() + index.pending().count(),
            before.largestKey(),
            centroid,
            new int[0],
            MeasuredCurve.GUESSED)
        .write(host);
  }

  @Override
  public void close() {
    choice.close();
  }
}
