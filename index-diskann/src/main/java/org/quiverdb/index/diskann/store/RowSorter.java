package org.quiverdb.index.diskann.store;

import org.quiverdb.engine.spi.VectorSink;

/** Notes for each row of a table what it is to the index. One thread. */
final class RowSorter implements VectorSink {
  final RowSet vectors = new RowSet();
  final RowSet nulls = new RowSet();
  final RowSet withoutDistance = new RowSet();

  /** The first row that is an error to measure, if {@link #anyBad}. */
  long firstBad = Long.MAX_VALUE;

  boolean anyBad;

  private final VectorReader reader;
  private final float[] vector;

  RowSorter(VectorReader reader) {
    this.reader = reader;
    vector = new float[reader.dimensions()];
  }

  @Override
  public void blob(long rowid, long address, int length) {
    switch (reader.read(address, length, vector)) {
      case VECTOR -> vectors.add(rowid);
      case WITHOUT_DISTANCE -> withoutDistance.add(rowid);
      case ERROR -> other(rowid);
    }
  }

  @Override
  public void missing(long rowid) {
    nulls.add(rowid);
  }

  @Override
  public void other(long rowid) {
    anyBad = true;
    firstBad = Math.min(firstBad, rowid);
  }

  void addAll(RowSorter other) {
    vectors.addAll(other.vectors);
    nulls.addAll(other.nulls);
    withoutDistance.addAll(other.withoutDistance);
    anyBad |= other.anyBad;
    firstBad = Math.min(firstBad, other.firstBad);
  }
}
