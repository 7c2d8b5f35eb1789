package org.quiverdb.vector.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shapes in use: 256 bits, or 128 where the machine has no more. Wider ones are not
 * used, because a scan is bound by memory before that.
 */
final class SimdSpecies {
  static final int BITS = Math.min(256, VectorShape.preferredShape().vectorBitSize());

  static final VectorSpecies<Float> FLOAT =
      BITS == 256 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
  static final VectorSpecies<Double> DOUBLE =
      BITS == 256 ? DoubleVector.SPECIES_256 : DoubleVector.SPECIES_128;
  static final VectorSpecies<Integer> INT =
      BITS == 256 ? IntVector.SPECIES_256 : IntVector.SPECIES_128;
  static final VectorSpecies<Short> SHORT =
      BITS == 256 ? ShortVector.SPECIES_256 : ShortVector.SPECIES_128;

  /** As many 16-bit lanes as {@link #FLOAT} has lanes. */
  static final VectorSpecies<Short> HALF =
      BITS == 256 ? ShortVector.SPECIES_128 : ShortVector.SPECIES_64;

  private SimdSpecies() {}

  /**
   * Adds the lanes in an order of our own: the API leaves that of its reduction open, and compiled
   * and interpreted code may then differ in the last bit.
   */
  static float sum(FloatVector lanes, float[] scratch) {
    lanes.intoArray(scratch, 0);
    float even = (scratch[0] + scratch[1]) + (scratch[2] + scratch[3]);
    return BITS == 256 ? even + ((scratch[4] + scratch[5]) + (scratch[6] + scratch[7])) : even;
  }

  /** Adds the lanes in a fixed order. */
  static double sum(DoubleVector lanes, double[] scratch) {
    lanes.intoArray(scratch, 0);
    double even = scratch[0] + scratch[1];
    return BITS == 256 ? even + (scratch[2] + scratch[3]) : even;
  }
}
