package org.quiverdb.index.diskann.build;

import java.util.Arrays;

/** Squared lengths of some vectors, and up to what distance each still takes neighbours. */
final class Limits {
  final float[] squares;
  final float[] worst;

  Limits(int capacity) {
    squares = new float[capacity];
    worst = new float[capacity];
  }

  /** From this place on there are no vectors: nothing is near them. */
  void pad(int from, int to) {
    Arrays.fill(squares, from, to, Float.POSITIVE_INFINITY);
    Arrays.fill(worst, from, to, Float.NEGATIVE_INFINITY);
  }
}
