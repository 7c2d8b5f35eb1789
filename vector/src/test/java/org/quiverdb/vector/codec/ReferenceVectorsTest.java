package org.quiverdb.vector.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.text.VectorText;

/** Values that libSQL's own test suite expects. */
class ReferenceVectorsTest {
  private static final String LONG = "[1.10101010101010101010101010]";
  private static final String SIGNS = "[-0.000001,1e-100,1e100,-1e10,1e-10,0,1.5]";
  private static final String TEN = "[-20,-35.44,1,1.5,2,3,10,100,105,110]";

  private static String hex(VectorType type, String text) {
    return HexFormat.of().withUpperCase().formatHex(VectorText.toBlob(type, text));
  }

  private static byte[] convert(VectorType type, byte[] blob) {
    return VectorEncoder.convert(type, MemorySegment.ofArray(blob), 0, blob.length);
  }

  private static double distance(DistanceMetric metric, VectorType type, String a, String b) {
    byte[] first = VectorText.toBlob(type, a);
    byte[] second = VectorText.toBlob(type, b);
    return Kernels.distance(
        metric,
        MemorySegment.ofArray(first),
        0,
        first.length,
        MemorySegment.ofArray(second),
        0,
        second.length);
  }

  @Test
  void bytes() {
    assertEquals("E6ED8C3F", hex(VectorType.FLOAT32, LONG));
    assertEquals("F37686C4BC9DF13F02", hex(VectorType.FLOAT64, LONG));
    assertEquals("", hex(VectorType.FLOAT32, "[]"));
    assertEquals("02", hex(VectorType.FLOAT64, " [ ] "));
    assertEquals("001003", hex(VectorType.FLOAT1BIT, "[]"));
    assertEquals("540903", hex(VectorType.FLOAT1BIT, SIGNS));
    byte[] doubles = VectorText.toBlob(VectorType.FLOAT64, SIGNS);
    assertEquals(
        "560903", HexFormat.of().withUpperCase().formatHex(convert(VectorType.FLOAT1BIT, doubles)));
    assertEquals("FC03001603", hex(VectorType.FLOAT1BIT, TEN));
    assertEquals("00CD6ED0003C003E00400042004940569056E05605", hex(VectorType.FLOAT16, TEN));
    assertEquals("1B004041424350EDF6FF0000A702123F8FC20DC2000204", hex(VectorType.FLOAT8, TEN));
  }

  @Test
  void conversions() {
    byte[] eight = VectorText.toBlob(VectorType.FLOAT8, TEN);
    float[] back = VectorDecoder.floats(MemorySegment.ofArray(eight), 0, VectorBlob.header(eight));
    assertEquals(-20.0405f, back[0], 1e-4);
    assertEquals(-35.44f, back[1]);
    assertEquals(1.06259f, back[2], 1e-5);
    byte[] brain = VectorText.toBlob(VectorType.FLOATB16, "[-35.44]");
    assertEquals("[-35.25]", VectorText.print(brain));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COSINE|FLOAT32|[1,1]|[-1,1]|1.0",
        "COSINE|FLOAT32|[1,2]|[2,1]|0.200000002980232",
        "COSINE|FLOAT1BIT|[10,-10]|[-5,4]|2.0",
        "L2|FLOAT32|[1,2,2,3,4,1,5]|[2,3,1,-1,2,4,5]|5.65685415267944",
        "L2|FLOAT16|[1,2,2,3,4,1,5]|[2,3,1,-1,2,4,5]|5.65685415267944",
        "L2|FLOATB16|[1,2,2,3,4,1,5]|[2,3,1,-1,2,4,5]|5.65685415267944",
      })
  void distances(DistanceMetric metric, VectorType type, String a, String b, double expected) {
    assertEquals(expected, distance(metric, type, a, b), 1e-14);
  }

  @Test
  void whereLibsqlLosesBitsWeAreCloser() {
    assertEquals(0, distance(DistanceMetric.COSINE, VectorType.FLOAT32, "[1000]", "[1000]"));
    assertEquals(0, distance(DistanceMetric.COSINE, VectorType.FLOAT8, "[10,-10]", "[10,-10]"));
    String a = "[1,2,2,3,4,1,5]";
    String b = "[2,3,1,-1,2,4,5]";
    assertEquals(5.65413522720337, distance(DistanceMetric.L2, VectorType.FLOAT8, a, b), 1e-6);
  }

  @Test
  void overflowingHalvesHaveNoCosine() {
    assertTrue(
        Double.isNaN(
            distance(DistanceMetric.COSINE, VectorType.FLOAT16, "[1e6,1e6]", "[-1e6,1e6]")));
  }
}
