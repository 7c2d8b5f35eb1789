package org.quiverdb.index.diskann.build;

/**
 * Inner products of many float vectors at a time. Every result adds its terms in an order that
 * depends on nothing but the number of terms, and {@code a.b} has the bits of {@code b.a}.
 */
interface ProductKernel {
  /** Rows of a tile. */
  int ROWS = 4;

  /** Columns of a tile; every vector handled here has a multiple of that as its length. */
  int columns();

  /**
   * The products of a tile: {@code out[outAt + r * outRow + c]} becomes the sum over {@code k <
   * length} of {@code a[aAt + r * aRow + k * aStep] * b[bAt + k * bStep + c]}.
   */
  void tile(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int length,
      float[] out,
      int outAt,
      int outRow);

  /**
   * Turns the products of a tile into squared distances and finds those that are of interest.
   *
   * @param tile products, {@link #ROWS} times {@link #columns()}; becomes distances
   * @param rows squared lengths and limits of the rows
   * @param rowAt where the tile's first row is in them
   * @param columns the same for the columns
   * @param columnAt where the tile's first column is in them
   * @param hits receives for each row the columns, as bits, whose distance is below the limit of
   *     the row or of the column
   * @return all hits in one; 0 if there are none
   */
  int below(float[] tile, Limits rows, int rowAt, Limits columns, int columnAt, int[] hits);

  /**
   * Four products: of {@code x} at {@code xAt} with the vectors of {@code data} at four places.
   *
   * @param length a multiple of {@link #columns()}
   * @param out receives them at its start; the 8 places after that are scratch
   */
  void four(
      float[] x, int xAt, float[] data, int p0, int p1, int p2, int p3, int length, float[] out);
}
