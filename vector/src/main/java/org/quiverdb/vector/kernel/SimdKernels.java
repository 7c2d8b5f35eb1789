package org.quiverdb.vector.kernel;

/**
 * The SIMD implementations. This class and the others named Simd… are the only ones that touch the
 * incubating module; they are not loaded without it.
 */
final class SimdKernels {
  private SimdKernels() {}

  /** Whether the machine's vectors are wide enough to be of use. */
  static boolean usable() {
    return SimdSpecies.BITS >= 128;
  }

  static KernelSet create() {
    return new KernelSet(
        "SIMD, " + SimdSpecies.BITS + "-bit vectors",
        new SimdFloat32(),
        new SimdFloat16(),
        new SimdFloatB16(),
        new SimdFloat64(),
        new SimdFloat8());
  }
}
