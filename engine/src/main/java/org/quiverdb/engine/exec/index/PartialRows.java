package org.quiverdb.engine.exec.index;

import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorRows;

/** The rows of a partial index: others are not there. */
final class PartialRows implements VectorRows {
  private final VectorRows rows;
  private final NestedStatement passes;

  /**
   * @param rows all rows
   * @param passes has a row when row {@code ?1} of the table satisfies the condition
   */
  PartialRows(VectorRows rows, NestedStatement passes) {
    this.rows = rows;
    this.passes = passes;
  }

  @Override
  public Found fetch(long rowid) {
    boolean passed = passes.bind(1, rowid).step();
    passes.reset();
    return passed ? rows.fetch(rowid) : Found.NO_ROW;
  }

  @Override
  public long address() {
    return rows.address();
  }

  @Override
  public int length() {
    return rows.length();
  }

  @Override
  public void close() {
    rows.close();
    passes.close();
  }
}
