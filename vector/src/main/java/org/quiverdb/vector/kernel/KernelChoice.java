package org.quiverdb.vector.kernel;

/** Picks the implementation for this JVM. */
final class KernelChoice {
  private KernelChoice() {}

  static KernelSet choose() {
    return KernelSet.scalar();
  }
}
