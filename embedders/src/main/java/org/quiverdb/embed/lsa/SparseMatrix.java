package org.quiverdb.embed.lsa;

import java.util.stream.IntStream;

/**
 * A sparse matrix by rows: the entries of row {@code r} stand at {@code starts[r]} to {@code
 * starts[r + 1] - 1}. Products are computed on all processors, each row of the result by one, so
 * that the result does not depend on how many there are.
 *
 * @param columns number of columns
 * @param starts one more than there are rows
 * @param indexes column of each entry
 * @param values of the entries
 */
record SparseMatrix(int columns, int[] starts, int[] indexes, float[] values) {
  private static final int BLOCK_ROWS = 256;

  int rows() {
    return starts.length - 1;
  }

  /** The same matrix with rows and columns exchanged. */
  SparseMatrix transposed() {
    int[] at = new int[columns + 1];
    for (int column : indexes) {
      at[column + 1]++;
    }
    for (int c = 0; c < columns; c++) {
      at[c + 1] += at[c];
    }
    int[] newStarts = at.clone();
    int[] newIndexes = new int[indexes.length];
    float[] newValues = new float[values.length];
    for (int r = 0; r < rows(); r++) {
      for (int i = starts[r]; i < starts[r + 1]; i++) {
        int to = at[indexes[i]]++;
        newIndexes[to] = r;
        newValues[to] = values[i];
      }
    }
    return new SparseMatrix(rows(), newStarts, newIndexes, newValues);
  }

  /**
   * The product with a dense matrix.
   *
   * @param right by rows, as many as this has columns
   * @param width columns of the dense matrix
   */
  float[] times(float[] right, int width) {
    float[] product = new float[Math.multiplyExact(rows(), width)];
    blocks(rows(), BLOCK_ROWS)
        .forEach(
            block -> {
              int end = Math.min(rows(), (block + 1) * BLOCK_ROWS);
              for (int r = block * BLOCK_ROWS; r < end; r++) {
                for (int i = starts[r]; i < starts[r + 1]; i++) {
                  add(values[i], right, indexes[i] * width, product, r * width, width);
                }
              }
            });
    return product;
  }

  /** Adds a multiple of one row to another. */
  static void add(float factor, float[] from, int fromAt, float[] to, int toAt, int count) {
    for (int j = 0; j < count; j++) {
      to[toAt + j] += factor * from[fromAt + j];
    }
  }

  /** The numbers of blocks of rows, to be worked on at the same time. */
  static IntStream blocks(int rows, int blockRows) {
    return IntStream.range(0, (rows + blockRows - 1) / blockRows).parallel();
  }
}
