package org.quiverdb.index.diskann.build;

/**
 * A short copy of all vectors, whose squared Euclidean distance is near the metric's order on the
 * full ones.
 *
 * <p>What the reduction drops of two vectors is left out of their distance. Taking it to be at
 * right angles and adding its squares, which estimates a random pair's distance better, makes poor
 * graphs: near pairs, which are those that matter, are near in what is dropped, too.
 */
final class ReducedVectors {
  final int count;
  final int width;

  /** {@code count} vectors of {@code width} elements, and room for one tile more. */
  final float[] data;

  final float[] squares;

  ReducedVectors(int count, int width) {
    this.count = count;
    this.width = width;
    this.data = new float[Math.multiplyExact(count + ProductKernel.ROWS, width)];
    this.squares = new float[count];
  }

  /** The most rows that one Java array holds at a width. */
  static int capacity(int width) {
    return (Integer.MAX_VALUE - 16) / width - ProductKernel.ROWS;
  }

  /** Computes the squared length of a row whose elements are there. */
  void measure(int row) {
    float sum = 0;
    for (int i = at(row); i < at(row) + width; i++) {
      sum += data[i] * data[i];
    }
    squares[row] = sum;
  }

  int at(int row) {
    return row * width;
  }

  /** The squared distance, given the product of the reduced vectors; not below zero. */
  float distance(int a, int b, float product) {
    return Math.max(0, squares[a] + squares[b] - 2 * product);
  }

  /**
   * Copies rows into panels, transposed: element {@code k} of the row in column {@code c} of panel
   * {@code p} comes to {@code (p * width + k) * columns + c}.
   *
   * @param rows row numbers at {@code from} to {@code from + count - 1}
   * @param limits receives the squared lengths; unused columns of the last panel are padded
   */
  void pack(int[] rows, int from, int count, int columns, float[] panels, Limits limits) {
    int padded = (count + columns - 1) / columns * columns;
    for (int i = 0; i < padded; i++) {
      int to = i / columns * columns * width + i % columns;
      if (i < count) {
        int row = rows[from + i];
        limits.squares[i] = squares[row];
        int source = at(row);
        for (int k = 0; k < width; k++) {
          panels[to + k * columns] = data[source + k];
        }
      } else {
        for (int k = 0; k < width; k++) {
          panels[to + k * columns] = 0;
        }
      }
    }
    limits.pad(count, padded);
  }
}
