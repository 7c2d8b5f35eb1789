package org.quiverdb.index.diskann.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorRows;

/**
 * Some rows with hashes of their vectors, to find out when the table is no longer the one that was
 * indexed: VACUUM may have given other rowids, or somebody has written with triggers turned off.
 * Kept under {@code samples}: int64 rowid and hash in turn. One thread.
 */
final class Samples {
  private static final int COUNT = 64;
  private static final String KEY = "samples";

  private final Map<Long, Long> hashes = new LinkedHashMap<>();

  /** Takes rows evenly spread. */
  static Samples take(IndexHost host, long[] rowids) {
    Samples samples = new Samples();
    try (VectorRows rows = host.rows()) {
      int count = Math.min(COUNT, rowids.length);
      for (int i = 0; i < count; i++) {
        samples.add(rowids[(int) ((long) i * rowids.length / count)], rows);
      }
    }
    return samples;
  }

  static Samples read(IndexHost host) {
    Samples samples = new Samples();
    byte[] bytes = host.metadata(KEY);
    if (bytes != null) {
      ByteBuffer pairs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (pairs.remaining() >= 2 * Long.BYTES) {
        samples.hashes.put(pairs.getLong(), pairs.getLong());
      }
    }
    return samples;
  }

  void write(IndexHost host) {
    ByteBuffer pairs = Metadata.little(2 * Long.BYTES * hashes.size());
    hashes.forEach((rowid, hash) -> pairs.putLong(rowid).putLong(hash));
    host.setMetadata(KEY, pairs.array());
  }

  private void add(long rowid, VectorRows rows) {
    if (rows.fetch(rowid) == VectorRows.Found.BLOB) {
      hashes.put(rowid, Fingerprint.of(rows.address(), rows.length()));
    }
  }

  /** A row that is new to the graph, or whose vector is. */
  void changed(long rowid, VectorRows rows) {
    if (hashes.containsKey(rowid) || hashes.size() < COUNT) {
      hashes.remove(rowid);
      add(rowid, rows);
    }
  }

  /** A row that has left the graph. */
  void removed(long rowid) {
    hashes.remove(rowid);
  }

  /**
   * Compares with the table. A row that is gone alone is no fault: REPLACE on another key deletes
   * rows without telling triggers.
   *
   * @return what does not agree, or null
   */
  @org.jspecify.annotations.Nullable
  String mismatch(IndexHost host, Pending pending) {
    int gone = 0;
    try (VectorRows rows = host.rows()) {
      for (Map.Entry<Long, Long> sample : hashes.entrySet()) {
        long rowid = sample.getKey();
        if (pending.find(rowid) >= 0) {
          continue;
        }
        switch (rows.fetch(rowid)) {
          case NO_ROW -> gone++;
          case BLOB -> {
            if (Fingerprint.of(rows.address(), rows.length()) != sample.getValue()) {
              return "the vector of row " + rowid + " is not the one that was indexed";
            }
          }
          case NULL, OTHER -> {
            return "row " + rowid + " has no vector any more, and nothing was logged";
          }
        }
      }
    }
    return 2 * gone > hashes.size() ? "most of its sampled rows are gone from the table" : null;
  }
}
