package org.quiverdb.vector.kernel;

import org.quiverdb.vector.VectorType;

/**
 * The implementations of the sums, all scalar or all SIMD.
 *
 * @param description what they are, for people
 * @param float32 rows of float32
 * @param float16 rows of float16
 * @param floatb16 rows of floatb16
 * @param float64 rows of float64
 * @param float8 codes of float8
 */
record KernelSet(
    String description,
    FloatOps float32,
    FloatOps float16,
    FloatOps floatb16,
    DoubleOps float64,
    CodeOps float8) {

  /** Plain Java loops; needs no flag. */
  static KernelSet scalar(String description) {
    return new KernelSet(
        description,
        new ScalarFloat32(),
        new ScalarHalves(VectorType.FLOAT16),
        new ScalarHalves(VectorType.FLOATB16),
        new ScalarDoubles(),
        new ScalarCodes());
  }
}
