package org.quiverdb.vector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quiverdb.vector.Seed;

class NumberScannerTest {
  private final NumberScanner scanner = new NumberScanner();

  private void agrees(String text) {
    byte[] bytes = ("x" + text + ",").getBytes(StandardCharsets.ISO_8859_1);
    double wide = scanner.scanDouble(bytes, 1, bytes.length);
    assertEquals(bytes.length - 1, scanner.end(), text);
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(wide),
        text);
    float narrow = scanner.scanFloat(bytes, 1, bytes.length);
    assertEquals(
        Float.floatToRawIntBits(Float.parseFloat(text)), Float.floatToRawIntBits(narrow), text);
    assertEquals(bytes.length - 1, scanner.end(), text);
  }

  @Test
  void shortestDecimalsOfRandomNumbers() {
    RandomGenerator random = Seed.forTest(NumberScannerTest.class);
    for (int i = 0; i < 60_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      double wide = Double.longBitsToDouble(random.nextLong());
      double unit = random.nextGaussian() * 0.05;
      if (Float.isFinite(value)) {
        agrees(Float.toString(value));
      }
      if (Double.isFinite(wide)) {
        agrees(Double.toString(wide));
      }
      agrees(Double.toString(unit));
      agrees(Float.toString((float) unit));
    }
  }

  @Test
  void randomDigits() {
    RandomGenerator random = Seed.forTest(NumberScannerTest.class);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 150_000; i++) {
      text.setLength(0);
      text.append(random.nextInt(3) == 0 ? "-" : "");
      int whole = random.nextInt(12);
      int fraction = whole == 0 ? 1 + random.nextInt(20) : random.nextInt(20);
      for (int d = 0; d < whole; d++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      text.append(fraction > 0 || random.nextBoolean() ? "." : "");
      for (int d = 0; d < fraction; d++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      if (random.nextInt(3) == 0) {
        text.append('e').append(random.nextInt(-120, 120));
      }
      agrees(text.toString());
    }
  }

  /** Decimals that lie on, or a digit away from, the middle of two neighbours. */
  @Test
  void middlesBetweenNeighbours() {
    RandomGenerator random = Seed.forTest(NumberScannerTest.class);
    for (int i = 0; i < 8_000; i++) {
      float low = Float.intBitsToFloat(0x3000_0000 + random.nextInt(0x2000_0000));
      BigDecimal middle =
          new BigDecimal(low).add(new BigDecimal(Math.nextUp(low))).divide(BigDecimal.TWO);
      agrees(middle.toString());
      agrees(middle.multiply(new BigDecimal("1.0000000000000000000001")).toString());
      agrees(middle.multiply(new BigDecimal("0.9999999999999999999999")).toString());
      double wide = random.nextDouble() * (1L << random.nextInt(60));
      agrees(
          new BigDecimal(wide)
              .add(new BigDecimal(Math.nextUp(wide)))
              .divide(BigDecimal.TWO)
              .toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+5",
        "5.",
        ".5",
        "-.5e1",
        "0e999999999",
        "1e999999999",
        "1e-999999999",
        "1e308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "3.4028235e38",
        "3.4028236e38",
        "3.4028235677973366e38",
        "1.4e-45",
        "7.006492321624085e-46",
        "1.1754943508222875e-38",
        "9007199254740993",
        "18446744073709551615",
        "18446744073709551616",
        "9999999999999999999",
        "00000000000000000001",
        "0.000000000000000000000000000000000000000000000000001",
        "1e23",
        "8.5e22",
        "1e22",
        "1E+5",
        "123456789012345678901234567890",
        "16777217",
        "16777219",
        "1.00000017881393432617187499"
      })
  void corners(String text) {
    agrees(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'',0",
    "x,0",
    "-,0",
    "+.,0",
    ".,0",
    "e5,0",
    "nan,0",
    "inf,0",
    "1e,1",
    "1e+,1",
    "1.5e-x,3",
    "0x10,1",
    "--1,0",
    "1 2,1",
    "1.2.3,3"
  })
  void whereNumbersEnd(String text, int end) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    double value = scanner.scanDouble(bytes, 0, bytes.length);
    assertEquals(end, scanner.end());
    assertEquals(end == 0, Double.isNaN(value));
    scanner.scanFloat(bytes, 0, bytes.length);
    assertEquals(end, scanner.end());
  }

  @Test
  void segments() {
    String digits = "1." + "0".repeat(200) + "1e-3";
    byte[] bytes = ("[" + digits + ",2.5e+2]").getBytes(StandardCharsets.ISO_8859_1);
    MemorySegment text = MemorySegment.ofArray(bytes);
    assertEquals(0.001, scanner.scanDouble(text, 1, bytes.length));
    assertEquals(1 + digits.length(), scanner.endInSegment());
    assertEquals(250f, scanner.scanFloat(text, scanner.endInSegment() + 1, bytes.length));
    assertEquals(bytes.length - 1, scanner.endInSegment());
    assertEquals(Float.NaN, scanner.scanFloat(text, 0, bytes.length));
    assertEquals(0, scanner.endInSegment());
  }
}
