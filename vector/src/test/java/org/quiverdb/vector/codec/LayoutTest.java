package org.quiverdb.vector.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorHeader;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.text.VectorText;

class LayoutTest {
  private static byte[] convert(VectorType type, byte[] blob) {
    return VectorEncoder.convert(type, MemorySegment.ofArray(blob), 0, blob.length);
  }

  /** Signs only, so that every type can hold them exactly. */
  private static float[] signs(int dims) {
    float[] values = new float[dims];
    for (int i = 0; i < dims; i++) {
      values[i] = i * 7 % 5 < 2 ? 1 : -1;
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource(VectorType.class)
  void everyLengthReadsBack(VectorType type) {
    for (int dims = 0; dims < 70; dims++) {
      float[] values = signs(dims);
      byte[] blob = VectorEncoder.encode(type, values);
      assertEquals(type == VectorType.FLOAT32 ? 0 : 1, blob.length & 1, "odd/even rule");
      VectorHeader header = VectorBlob.header(blob);
      assertEquals(type, header.type());
      assertEquals(dims, header.dims());
      byte[] shifted = new byte[blob.length + 7];
      System.arraycopy(blob, 0, shifted, 3, blob.length);
      MemorySegment segment = MemorySegment.ofArray(shifted);
      assertEquals(header, VectorBlob.header(segment, 3, blob.length));
      assertArrayEquals(values, VectorDecoder.floats(segment, 3, header), 1e-6f);
      assertArrayEquals(blob, VectorEncoder.convert(type, segment, 3, blob.length));
      for (VectorType other : VectorType.values()) {
        assertArrayEquals(
            VectorEncoder.encode(other, VectorDecoder.floats(segment, 3, header)),
            convert(other, blob));
      }
    }
  }

  @Test
  void typedFloat32IsReadAndWrittenWithoutItsType() {
    byte[] typed = HexFormat.of().parseHex("0000803f0000004001");
    assertEquals(new VectorHeader(VectorType.FLOAT32, 2, 2), VectorBlob.header(typed));
    assertEquals("[1,2]", VectorText.print(typed));
    assertArrayEquals(
        HexFormat.of().parseHex("0000803f00000040"), convert(VectorType.FLOAT32, typed));
  }

  @Test
  void sparse() {
    byte[] blob = VectorText.toBlob(VectorType.FLOAT32_SPARSE, "[0, 1.5, 0, -2, 0]");
    assertEquals("0000c03f000000c001000000030000000500000009", HexFormat.of().formatHex(blob));
    assertEquals(new VectorHeader(VectorType.FLOAT32_SPARSE, 5, 2), VectorBlob.header(blob));
    assertEquals("[0,1.5,0,-2,0]", VectorText.print(blob));
  }

  @Test
  void largestDimensions() {
    float[] most = new float[VectorType.MAX_DIMS];
    float[] more = new float[VectorType.MAX_DIMS + 1];
    for (VectorType type : VectorType.values()) {
      assertEquals(most.length, VectorBlob.header(VectorEncoder.encode(type, most)).dims());
      assertThrows(VectorException.class, () -> VectorEncoder.encode(type, more));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0000|vector: float32 vector blob length must be divisible by 4 (excluding optional"
            + " 'type'-byte): length=2",
        "000001|vector: float32 vector blob length must be divisible by 4 (excluding optional"
            + " 'type'-byte): length=2",
        "000002|vector: float64 vector blob length must be divisible by 8 (excluding"
            + " 'type'-byte): length=2",
        "03|vector: float1bit vector blob length must be divisible by 2 and not be empty"
            + " (excluding 'type'-byte): length=0",
        "04|vector: float8 vector blob length must be divisible by 2 and has at least 2 bytes"
            + " (excluding 'type'-byte): length=0",
        "000004|vector: unexpected data part size: type=4, dims=-8, 3 != 11",
        "00ff03|vector: unexpected data part size: type=3, dims=-239, 3 != 3",
        "00|vector: unexpected binary type: 0",
        "07|vector: unexpected binary type: 7",
        "ff|vector: unexpected binary type: 255",
        "0109|vector: float32 vector blob length must be divisible by 4 (excluding optional"
            + " 'type'-byte): length=2",
        "010009|vector: float32_sparse vector blob length must be 5 more than a multiple of 8:"
            + " length=3",
        "0000803f020000000200000009|vector: float32_sparse index 2 at position 0 must be above -1"
            + " and below 2",
        "ffff010009|vector: max size exceeded: 131071 > 65536",
      })
  void malformed(String hex, String message) {
    byte[] blob = HexFormat.of().parseHex(hex);
    assertEquals(
        message, assertThrows(VectorException.class, () -> VectorBlob.header(blob)).getMessage());
  }

  @Test
  void float8RefusesWhatItCannotHold() {
    float[] infinite = {1, Float.POSITIVE_INFINITY};
    float[] nan = {Float.NaN};
    assertThrows(VectorException.class, () -> VectorEncoder.encode(VectorType.FLOAT8, infinite));
    assertThrows(VectorException.class, () -> VectorEncoder.encode(VectorType.FLOAT8, nan));
  }

  @Test
  void float8OfConstantAndOfWideRange() {
    float[] constant = {3.5f, 3.5f};
    byte[] blob = VectorEncoder.encode(VectorType.FLOAT8, constant);
    assertEquals("[3.5,3.5]", VectorText.print(blob));
    float[] wide = {-Float.MAX_VALUE, 0, Float.MAX_VALUE};
    byte[] codes = VectorEncoder.encode(VectorType.FLOAT8, wide);
    assertEquals(0, codes[0]);
    assertEquals((byte) 255, codes[2]);
  }

  @Test
  void bfloat16Truncates() {
    assertEquals((short) 0x3f80, BFloat16.fromFloat(Float.intBitsToFloat(0x3f80ffff)));
    int nan = 0x7f800001;
    assertEquals((short) 0x7fc0, BFloat16.fromFloat(Float.intBitsToFloat(nan)));
  }
}
