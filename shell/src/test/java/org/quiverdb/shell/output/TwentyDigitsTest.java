package org.quiverdb.shell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwentyDigitsTest {
  /** What {@code .mode quote} of sqlite3 3.40.1 prints on x86-64. */
  @ParameterizedTest
  @CsvSource({
    "0x1.999999999999ap-4, 0.10000000000000000555",
    "0x1p0, 1.0",
    "-0x1.8p1, -3.0",
    "0x0p0, 0.0",
    "0x1.249ad2594c37dp332, 1.0e+100",
    "0x1.7e43c8800759cp996, 1.0000000000000000047e+300",
    "0x1p-1074, 4.9406564584124654428e-324",
    "0x1.fffffffffffffp1023, 1.7976931348623156223e+308",
    "0x1.d6f34547df3b6p26, 123456789.12299999594"
  })
  void textIsThatOfSqlite3(String value, String text) {
    assertEquals(text, TwentyDigits.format(Double.parseDouble(value)));
  }
}
