package org.quiverdb.index.diskann.code;

/**
 * Whether the classes named Simd are used: where the incubating vector module was added and the
 * machine has vectors of 256 bits, unless the system property {@code quiver.simd=false} asks for
 * scalar code. Decided once; SIMD and scalar code give the same bits.
 */
final class Simd {
  static final boolean USED =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          && !"false".equals(System.getProperty("quiver.simd"))
          && SimdPlanes.usable();

  private Simd() {}
}
