package org.quiverdb.index.diskann.build;

/**
 * The product kernel of this JVM: SIMD where the incubating vector module was added and the machine
 * has vectors, else scalar; {@code quiver.simd=false} asks for scalar, as for the distances.
 */
final class Products {
  static final ProductKernel KERNEL = choose();

  private Products() {}

  private static ProductKernel choose() {
    boolean wanted = !"false".equals(System.getProperty("quiver.simd"));
    boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return wanted && present && SimdProduct.usable() ? new SimdProduct() : new ScalarProduct();
  }
}
