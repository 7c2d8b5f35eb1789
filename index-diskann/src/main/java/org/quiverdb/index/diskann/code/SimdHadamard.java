package org.quiverdb.index.diskann.code;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The steps of {@link Hadamard} in vectors; the same sums in the same order. */
final class SimdHadamard {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
  private static final int LANES = 8;

  private SimdHadamard() {}

  /** One step: sums and differences of elements {@code half} apart; half is at least 8. */
  static void step(float[] values, int first, int length, int half) {
    for (int block = first; block < first + length; block += 2 * half) {
      for (int i = block; i < block + half; i += LANES) {
        FloatVector a = FloatVector.fromArray(SPECIES, values, i);
        FloatVector b = FloatVector.fromArray(SPECIES, values, i + half);
        a.add(b).intoArray(values, i);
        a.sub(b).intoArray(values, i + half);
      }
    }
  }

  /** Two steps at once, with half and {@code 2 * half}. */
  static void twoSteps(float[] values, int first, int length, int half) {
    for (int block = first; block < first + length; block += 4 * half) {
      for (int i = block; i < block + half; i += LANES) {
        FloatVector a = FloatVector.fromArray(SPECIES, values, i);
        FloatVector b = FloatVector.fromArray(SPECIES, values, i + half);
        FloatVector c = FloatVector.fromArray(SPECIES, values, i + 2 * half);
        FloatVector d = FloatVector.fromArray(SPECIES, values, i + 3 * half);
        FloatVector ab = a.add(b);
        FloatVector cd = c.add(d);
        ab.add(cd).intoArray(values, i);
        ab.sub(cd).intoArray(values, i + 2 * half);
        ab = a.sub(b);
        cd = c.sub(d);
        ab.add(cd).intoArray(values, i + half);
        ab.sub(cd).intoArray(values, i + 3 * half);
      }
    }
  }
}
