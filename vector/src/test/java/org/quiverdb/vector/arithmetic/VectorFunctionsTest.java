package org.quiverdb.vector.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.text.VectorText;

class VectorFunctionsTest {
  private static MemorySegment vector(VectorType type, String text) {
    return MemorySegment.ofArray(VectorText.toBlob(type, text));
  }

  private static String concat(MemorySegment a, MemorySegment b) {
    return VectorText.print(VectorFunctions.concat(a, 0, a.byteSize(), b, 0, b.byteSize()));
  }

  private static String slice(MemorySegment a, long start, long end) {
    return VectorText.print(VectorFunctions.slice(a, 0, a.byteSize(), start, end));
  }

  private static byte[] normalize(MemorySegment a) {
    return VectorFunctions.normalize(a, 0, a.byteSize());
  }

  @ParameterizedTest
  @EnumSource(VectorType.class)
  void concatAndSlice(VectorType type) {
    MemorySegment a = vector(type, "[1,-1,1]");
    MemorySegment b = vector(type, "[-1,1]");
    MemorySegment none = vector(type, "[]");
    assertEquals("[1,-1,1,-1,1]", concat(a, b));
    assertEquals("[1,-1,1]", concat(a, none));
    assertEquals("[-1,1]", slice(a, 1, 3));
    assertEquals("[1,-1,1]", slice(a, 0, 3));
    assertEquals("[]", slice(a, 2, 2));
    assertEquals(3, VectorFunctions.dims(a, 0, a.byteSize()));
    assertEquals(
        "vector_slice: range 2 to 4 is not within 0 to 3",
        assertThrows(VectorException.class, () -> slice(a, 2, 4)).getMessage());
    assertThrows(VectorException.class, () -> slice(a, -1, 2));
    assertThrows(VectorException.class, () -> slice(a, 2, 1));
  }

  @Test
  void concatNeedsOneType() {
    MemorySegment a = vector(VectorType.FLOAT32, "[1]");
    MemorySegment b = vector(VectorType.FLOAT64, "[1]");
    assertEquals(
        "vector_concat: vectors must have the same type: float32 != float64",
        assertThrows(VectorException.class, () -> concat(a, b)).getMessage());
  }

  @Test
  void normsDoNotOverflow() {
    MemorySegment large = vector(VectorType.FLOAT64, "[3e200,4e200]");
    assertEquals(5e200, VectorFunctions.norm(large, 0, large.byteSize()), 1e186);
    MemorySegment small = vector(VectorType.FLOAT64, "[3e-200,4e-200]");
    assertEquals(5e-200, VectorFunctions.norm(small, 0, small.byteSize()), 1e-214);
    MemorySegment bits = vector(VectorType.FLOAT1BIT, "[1,-1,1,1]");
    assertEquals(2, VectorFunctions.norm(bits, 0, bits.byteSize()));
  }

  @Test
  void normalized() {
    assertEquals("[0.6,0.8]", VectorText.print(normalize(vector(VectorType.FLOAT32, "[3,4]"))));
    assertEquals("[0.6,0.8]", VectorText.print(normalize(vector(VectorType.FLOAT64, "[3,4]"))));
    assertEquals(
        "[0,0.6,0.8]", VectorText.print(normalize(vector(VectorType.FLOAT32_SPARSE, "[0,3,4]"))));
    assertEquals("[0,0]", VectorText.print(normalize(vector(VectorType.FLOAT32, "[0,0]"))));
    byte[] codes = normalize(vector(VectorType.FLOAT8, "[3,4,12]"));
    MemorySegment segment = MemorySegment.ofArray(codes);
    assertEquals(1, VectorFunctions.norm(segment, 0, codes.length), 1e-6);
    assertThrows(VectorException.class, () -> normalize(vector(VectorType.FLOAT1BIT, "[1]")));
  }

  @ParameterizedTest
  @EnumSource(VectorType.class)
  void sums(VectorType type) {
    VectorSum sum = new VectorSum("vector_sum");
    assertNull(sum.sum());
    assertNull(sum.average());
    for (String text : new String[] {"[1,-1]", "[1,1]", "[1,-1]", "[1,-1]"}) {
      MemorySegment vector = vector(type, text);
      sum.add(vector, 0, vector.byteSize());
    }
    assertEquals(4, sum.count());
    assertEquals("[4,-2]", VectorText.print(sum.sum()));
    assertEquals("[1,-0.5]", VectorText.print(sum.average()));
    VectorType expected =
        type == VectorType.FLOAT64 || type == VectorType.FLOAT32_SPARSE ? type : VectorType.FLOAT32;
    assertEquals(expected, VectorBlob.header(sum.sum()).type());
    MemorySegment other = vector(type, "[1,1,1]");
    assertEquals(
        "vector_sum: vectors must have the same length: 2 != 3",
        assertThrows(VectorException.class, () -> sum.add(other, 0, other.byteSize()))
            .getMessage());
  }

  @Test
  void sumsAreExactWhereFloatsAreNot() {
    VectorSum sum = new VectorSum("vector_sum");
    MemorySegment one = vector(VectorType.FLOAT32, "[1]");
    MemorySegment large = vector(VectorType.FLOAT32, "[16777216]");
    sum.add(large, 0, 4);
    sum.add(one, 0, 4);
    sum.add(one, 0, 4);
    assertArrayEquals(VectorText.toBlob(VectorType.FLOAT32, "[16777218]"), sum.sum());
  }
}
