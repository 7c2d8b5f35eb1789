package org.quiverdb.vector.kernel;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Picks the implementation for this JVM: SIMD where the incubating vector module was added and the
 * machine has vectors, else scalar. The system property {@code quiver.simd=false} asks for scalar.
 */
final class KernelChoice {
  private static final String MODULE = "jdk.incubator.vector";

  private KernelChoice() {}

  static KernelSet choose() {
    Logger log = System.getLogger("org.quiverdb.vector");
    if ("false".equals(System.getProperty("quiver.simd"))) {
      return KernelSet.scalar("scalar (quiver.simd=false)");
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      log.log(
          Level.INFO, "vector distances run without SIMD; start Java with --add-modules " + MODULE);
      return KernelSet.scalar("scalar (start Java with --add-modules " + MODULE + " for SIMD)");
    }
    if (!SimdKernels.usable()) {
      return KernelSet.scalar("scalar (no vector registers of 128 bits or more)");
    }
    return SimdKernels.create();
  }
}
