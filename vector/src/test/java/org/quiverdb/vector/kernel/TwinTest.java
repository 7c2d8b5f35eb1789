package org.quiverdb.vector.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.Seed;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.codec.VectorEncoder;

/** SIMD and scalar kernels against each other and against plain sums in double. */
@EnabledIf("simd")
class TwinTest {
  private static final int[] LARGE = {
    127, 128, 129, 160, 161, 255, 384, 768, 1536, 1537, 4096, 9000, 65536
  };

  static boolean simd() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  @Test
  void everySize() {
    RandomGenerator random = Seed.forTest(TwinTest.class);
    for (VectorType type : VectorType.values()) {
      for (int dims = 0; dims <= 70; dims++) {
        compare(random, type, dims, 1);
      }
      for (int dims : LARGE) {
        compare(random, type, dims, (float) Math.exp(random.nextGaussian() * 3));
      }
    }
  }

  private static void compare(RandomGenerator random, VectorType type, int dims, float scale) {
    byte[] a = random(random, type, dims, scale);
    byte[] b = random(random, type, dims, scale);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(b.length + 64, 64);
      int offset = random.nextInt(64);
      MemorySegment.copy(b, 0, page, ValueLayout.JAVA_BYTE, offset, b.length);
      for (DistanceMetric metric : DistanceMetric.values()) {
        MemorySegment query = MemorySegment.ofArray(a);
        QueryKernel simd;
        QueryKernel scalar;
        try {
          simd = Kernels.prepare(SimdKernels.create(), metric, query, 0, a.length);
          scalar = Kernels.prepare(KernelSet.scalar("scalar"), metric, query, 0, a.length);
        } catch (VectorException noSuchDistance) {
          continue;
        }
        String what = type.label() + " " + metric + " " + dims;
        double fast = simd.distance(page, offset, b.length);
        double plain = scalar.distance(page, offset, b.length);
        double tolerance = tolerance(metric, type, a, b);
        assertEquals(plain, fast, tolerance, what);
        if (type != VectorType.FLOAT1BIT) {
          assertEquals(expected(metric, a, b), fast, 4 * tolerance + 1e-7, what);
        }
        if (type == VectorType.FLOAT8) {
          assertEquals(plain, fast, what);
        }
      }
    }
  }

  /** The tolerance that the package documentation states. */
  private static double tolerance(DistanceMetric metric, VectorType type, byte[] a, byte[] b) {
    double[] x = elements(a);
    double[] y = elements(b);
    double t = (type == VectorType.FLOAT64 ? 1e-15 : 1e-6) * Math.max(1, x.length / 256.0);
    double terms = 0;
    for (int i = 0; i < x.length; i++) {
      terms +=
          switch (metric) {
            case DOT -> Math.abs(x[i] * y[i]);
            case L1 -> Math.abs(x[i] - y[i]);
            default -> (x[i] - y[i]) * (x[i] - y[i]);
          };
    }
    return switch (metric) {
      case COSINE -> 4 * t;
      case L2 -> t * Math.sqrt(terms);
      case DOT, L1, L2_SQUARED -> t * terms;
      case HAMMING, JACCARD -> 0;
    };
  }

  private static double[] elements(byte[] blob) {
    VectorHeader header = VectorBlob.header(blob);
    return VectorDecoder.doubles(MemorySegment.ofArray(blob), 0, header);
  }

  private static double expected(DistanceMetric metric, byte[] a, byte[] b) {
    double[] x = elements(a);
    double[] y = elements(b);
    double dot = 0;
    double normX = 0;
    double normY = 0;
    double squares = 0;
    double absolute = 0;
    double differing = 0;
    double smaller = 0;
    double larger = 0;
    for (int i = 0; i < x.length; i++) {
      dot += x[i] * y[i];
      normX += x[i] * x[i];
      normY += y[i] * y[i];
      squares += (x[i] - y[i]) * (x[i] - y[i]);
      absolute += Math.abs(x[i] - y[i]);
      differing += x[i] == y[i] ? 0 : 1;
      smaller += Math.min(x[i], y[i]);
      larger += Math.max(x[i], y[i]);
    }
    return switch (metric) {
      case COSINE -> 1 - dot / Math.sqrt(normX * normY);
      case L2 -> Math.sqrt(squares);
      case L2_SQUARED -> squares;
      case DOT -> -dot;
      case L1 -> absolute;
      case HAMMING -> differing;
      case JACCARD ->
          VectorBlob.header(a).type() == VectorType.FLOAT64
              ? 1 - smaller / larger
              : (float) (1 - smaller / larger);
    };
  }

  private static byte[] random(RandomGenerator random, VectorType type, int dims, float scale) {
    float[] values = new float[dims];
    for (int i = 0; i < dims; i++) {
      values[i] = (float) random.nextGaussian() * scale;
    }
    return VectorEncoder.encode(type, values);
  }

  @Test
  void extremeCodes() {
    for (int dims : new int[] {32, 4063, 4064, 4096, 8160, 65536}) {
      for (int high = 0; high < 4; high++) {
        byte[] a = codes(dims, (high & 1) != 0 ? 255 : 0);
        byte[] b = codes(dims, (high & 2) != 0 ? 255 : 0);
        long[] fast = new long[3];
        long[] plain = new long[3];
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment rows = arena.allocate(dims);
          MemorySegment.copy(b, 0, rows, ValueLayout.JAVA_BYTE, 0, dims);
          CodeQuery query = new CodeQuery(MemorySegment.ofArray(a), 0, dims);
          new SimdFloat8().sums(query, rows, 0, fast);
          new ScalarCodes().sums(query, rows, 0, plain);
        }
        long code = b[0] & 0xff;
        assertEquals(dims * code * code, plain[CodeOps.SQUARES]);
        for (int i = 0; i < 3; i++) {
          assertEquals(plain[i], fast[i], "sum " + i + " of " + dims);
        }
      }
    }
  }

  private static byte[] codes(int dims, int code) {
    byte[] bytes = new byte[dims];
    Arrays.fill(bytes, (byte) code);
    return bytes;
  }

  @Test
  void everyHalf() {
    byte[] query = VectorEncoder.encode(VectorType.FLOAT16, new float[64]);
    QueryKernel fast = prepare(SimdKernels.create(), query);
    QueryKernel plain = prepare(KernelSet.scalar("scalar"), query);
    Random random = new Random(1);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment row = arena.allocate(query.length);
      for (int bits = 0; bits < 65536; bits++) {
        row.fill((byte) 0);
        row.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * random.nextInt(64), (short) bits);
        row.set(ValueLayout.JAVA_BYTE, query.length - 1, (byte) 5);
        assertEquals(
            plain.distance(row, 0, query.length), fast.distance(row, 0, query.length), 0.0);
      }
    }
  }

  private static QueryKernel prepare(KernelSet set, byte[] query) {
    return Kernels.prepare(set, DistanceMetric.L1, MemorySegment.ofArray(query), 0, query.length);
  }

  @Test
  void simdIsChosen() {
    assertTrue(Kernels.description().startsWith("SIMD"), Kernels.description());
  }
}
