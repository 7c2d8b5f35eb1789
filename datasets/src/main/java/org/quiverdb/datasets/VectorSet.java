package org.quiverdb.datasets;

/** A finite sequence of vectors that can be asked for by row, each with a text and a topic. */
public interface VectorSet {
  /** Number of rows. */
  long rows();

  /** Number of elements of each vector. */
  int dimensions();

  /** Writes the vector of a row, counted from 0, into the first {@link #dimensions()} places. */
  void vector(long row, float[] target);

  /** A line that describes the row to a person. */
  String text(long row);

  /** The subject of that line. */
  String topic(long row);
}
