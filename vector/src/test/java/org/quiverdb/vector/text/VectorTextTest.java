package org.quiverdb.vector.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quiverdb.vector.Seed;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.VectorType;
import org.quiverdb.vector.codec.VectorEncoder;

class VectorTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|[]",
        "' [ ] '|[]",
        "[1, 2.5, -3]|[1,2.5,-3]",
        "'\t[ 1\n,\r2 ]\f'|[1,2]",
        "[.5,5.,+1e2]|[0.5,5,100]",
        "[-1e18]|[-1000000000000000000]",
        "[0.1,1e-10,-0]|[0.1,0.0000000001,-0]",
        "[3.4028235e38]|[340282350000000000000000000000000000000]",
        "[1e100,-1e100]|[Inf,-Inf]",
        "[1.4e-45]|[0.000000000000000000000000000000000000000000001]",
        "[16777216,16777217]|[16777216,16777216]",
      })
  void readAndWritten(String text, String printed) {
    assertEquals(printed, VectorText.print(VectorText.toBlob(VectorType.FLOAT32, text)));
  }

  @Test
  void doublesKeepTheirDigits() {
    byte[] blob = VectorText.toBlob(VectorType.FLOAT64, "[0.1, 16777217, 5e-324, 1e300]");
    String printed = VectorText.print(blob);
    assertEquals("[0.1,16777217,0." + "0".repeat(323) + "5,1" + "0".repeat(300) + "]", printed);
    assertArrayEquals(blob, VectorText.toBlob(VectorType.FLOAT64, printed));
  }

  @Test
  void bitsAreSigns() {
    byte[] blob = VectorText.toBlob(VectorType.FLOAT1BIT, "[5, -5, 0]");
    assertEquals("[1,-1,-1]", VectorText.print(blob));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|vector: must start with '['",
        "1,2]|vector: must start with '['",
        "[|vector: must end with ']'",
        "[1,2|vector: must end with ']'",
        "[1]x|vector: non-space symbols after closing ']' are forbidden",
        "[1,]|vector: invalid float at position 1: ''",
        "[,1]|vector: invalid float at position 0: ''",
        "[1 2]|vector: invalid float at position 0: '1 2'",
        "[1,nan]|vector: invalid float at position 1: 'nan'",
        "[inf]|vector: invalid float at position 0: 'inf'",
        "[0x10]|vector: invalid float at position 0: '0x10'",
        "[1e]|vector: invalid float at position 0: '1e'",
        "[[1]]|vector: invalid float at position 0: '[1'",
        "[1,\"2\"]|vector: invalid float at position 1: '\"2\"'",
      })
  void refused(String text, String message) {
    assertEquals(
        message,
        assertThrows(VectorException.class, () -> VectorText.toBlob(VectorType.FLOAT32, text))
            .getMessage());
  }

  @Test
  void limits() {
    String longest = "[" + "1".repeat(1024) + "]";
    assertEquals("[Inf]", VectorText.print(VectorText.toBlob(VectorType.FLOAT32, longest)));
    String longer = "[" + "1".repeat(1025) + "]";
    assertThrows(VectorException.class, () -> VectorText.toBlob(VectorType.FLOAT32, longer));
    String wide = "[0" + ",0".repeat(VectorType.MAX_DIMS) + "]";
    assertEquals(
        "vector: max size exceeded 65536",
        assertThrows(VectorException.class, () -> VectorText.toBlob(VectorType.FLOAT32, wide))
            .getMessage());
  }

  @Test
  void anyText() {
    RandomGenerator random = Seed.forTest(VectorTextTest.class);
    String alphabet = "[]],,0123456789.eE+- \tnx";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder text = new StringBuilder("[");
      int length = random.nextInt(14);
      for (int c = 0; c < length; c++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        byte[] blob = VectorText.toBlob(VectorType.FLOAT64, text.toString());
        assertEquals(0, (blob.length - 1) % 8);
      } catch (VectorException expected) {
        assertEquals("vector: ", expected.getMessage().substring(0, 8));
      }
    }
  }

  @Test
  void everyFloatReadsBack() {
    RandomGenerator random = Seed.forTest(VectorTextTest.class);
    float[] values = new float[1000];
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < values.length; i++) {
        do {
          values[i] = Float.intBitsToFloat(random.nextInt());
        } while (!Float.isFinite(values[i]));
      }
      byte[] blob = VectorEncoder.encode(VectorType.FLOAT32, values);
      byte[] text = VectorText.print(blob).getBytes(StandardCharsets.UTF_8);
      assertArrayEquals(blob, VectorText.toBlob(VectorType.FLOAT32, text, 0, text.length));
    }
  }
}
