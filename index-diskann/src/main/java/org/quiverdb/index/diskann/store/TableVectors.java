package org.quiverdb.index.diskann.store;

import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.index.diskann.build.VectorSource;

/** The vectors of some rows of the table, by their position among them. One thread at a time. */
final class TableVectors implements VectorSource, AutoCloseable {
  private final long[] rowids;
  private final VectorReader reader;
  private final VectorRows rows;

  /**
   * @param rowids ascending, of rows that have vectors
   */
  TableVectors(IndexHost host, VectorReader reader, long[] rowids) {
    this.rowids = rowids;
    this.reader = reader;
    this.rows = host.rows();
  }

  @Override
  public int count() {
    return rowids.length;
  }

  @Override
  public int dimensions() {
    return reader.dimensions();
  }

  @Override
  public void read(int row, float[] into) {
    VectorRows.Found found = rows.fetch(rowids[row]);
    if (found != VectorRows.Found.BLOB
        || reader.read(rows.address(), rows.length(), into) != VectorReader.Kind.VECTOR) {
      throw new IllegalStateException("row " + rowids[row] + " has changed meanwhile");
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
