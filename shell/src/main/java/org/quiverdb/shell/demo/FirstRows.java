package org.quiverdb.shell.demo;

import org.quiverdb.datasets.VectorSet;

/** The first rows of a set. */
record FirstRows(VectorSet set, long rows) implements VectorSet {
  @Override
  public int dimensions() {
    return set.dimensions();
  }

  @Override
  public void vector(long row, float[] target) {
    set.vector(row, target);
  }

  @Override
  public String text(long row) {
    return set.text(row);
  }

  @Override
  public String topic(long row) {
    return set.topic(row);
  }
}
