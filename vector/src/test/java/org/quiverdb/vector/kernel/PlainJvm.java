package org.quiverdb.vector.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.text.VectorText;

/** Run by {@link WithoutModuleTest} in a JVM without flags. */
final class PlainJvm {
  private PlainJvm() {}

  /** Prints the implementation and one distance. */
  public static void main(String[] args) {
    byte[] a = VectorText.toBlob(VectorType.FLOAT32, "[1,2]");
    MemorySegment row = Arena.ofAuto().allocate(8);
    MemorySegment.copy(
        VectorText.toBlob(VectorType.FLOAT32, "[2,1]"), 0, row, ValueLayout.JAVA_BYTE, 0, 8);
    System.out.println(Kernels.description());
    System.out.println(Kernels.prepare(DistanceMetric.COSINE, a).distance(row, 0, 8));
  }
}
