package org.quiverdb.loader.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.io.ByteWindow;

class JsonNumberArrayTest {
  private final JsonNumberArray array = new JsonNumberArray();

  private float[] scan(String text) throws BadRecordException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + ByteWindow.SLACK);
    Arrays.fill(padded, bytes.length, padded.length, (byte) '7');
    assertEquals(bytes.length, array.scan(padded, 0, bytes.length));
    return Arrays.copyOf(array.values(), array.size());
  }

  private void agrees(String number) throws BadRecordException {
    float[] found = scan("[" + number + ", 1]");
    assertEquals(2, found.length, number);
    assertEquals(
        Float.floatToRawIntBits(Float.parseFloat(number)),
        Float.floatToRawIntBits(found[0]),
        number);
  }

  @Test
  void readsListsWithAnySpacing() throws BadRecordException {
    assertEquals("[]", Arrays.toString(scan("[ ]")));
    assertEquals("[1.0, 2.5, -3.0]", Arrays.toString(scan("[1, 2.5, -3]")));
    assertEquals("[1.0, 2.5, -3.0E-5]", Arrays.toString(scan("[\n 1 ,\t2.5,\r\n-3e-5 ]")));
  }

  @Test
  void numbersOfEveryLengthAreTheNearestFloat() throws BadRecordException {
    String digits = "98765432109876543210987654321";
    for (int before = 0; before <= 25; before++) {
      for (int after = 0; after <= 25; after++) {
        if (before + after > 0) {
          agrees("-0" + digits.substring(0, before) + "." + digits.substring(0, after) + "e-3");
        }
      }
    }
    for (String number :
        new String[] {
          "0",
          "-0",
          "0.0",
          "-0.0e5",
          "1e38",
          "3.4028234663852886e38",
          "1e-45",
          "1.17549435e-38",
          "1.17549429e-38",
          "1e-300",
          "0.000000000000000000000000000001",
          "16777217",
          "16777216.999999999",
          "16777217.0000000001",
          "9007199254740993",
          "1E5",
          "1e+5",
          "123456789012345678901234567890",
          "1.00000017881393432617187499",
          "1.00000017881393432617187500",
          "1.00000017881393432617187501"
        }) {
      agrees(number);
    }
  }

  @Test
  void randomNumbersAndMidpointsAreTheNearestFloat() throws BadRecordException {
    long seed = Long.getLong("quiver.seed", 1);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 60_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (!Float.isFinite(value)) {
        continue;
      }
      agrees(Float.toString(value));
      agrees(Double.toString(random.nextDouble(-1, 1)));
      double middle = ((double) value + Math.nextUp(value)) / 2;
      if (Math.abs(middle) < 1e30 && Math.abs(middle) > 1e-30) {
        agrees(new BigDecimal(middle).toPlainString());
        agrees(Double.toString(Math.nextUp(middle)));
        agrees(Double.toString(Math.nextDown(middle)));
      }
    }
  }

  @Test
  void everythingElseIsRefusedWithItsPlace() {
    String[][] cases = {
      {"[1, NaN]", "element 2 is NaN; elements must be finite numbers"},
      {"[1, -Infinity]", "element 2 is -Infinity; elements must be finite numbers"},
      {"[null]", "element 1 is null; elements must be finite numbers"},
      {"[1, \"a\"]", "element 2 is \"a\"; elements must be finite numbers"},
      {"[1 2]", "expected ',' or ']' after element 1, found '2'"},
      {"[1,]", "element 2 is ; elements must be finite numbers"},
      {"[1, 2", "the list breaks off after element 2"},
      {"[1, 2.", "the list breaks off after element 1"},
      {"[1,", "the list breaks off after element 1"},
      {"[", "the list breaks off after element 0"},
      {"[1e]", "element 1 is 1e; elements must be finite numbers"},
      {"[1e39]", "element 1 is 1e39, too large for a 32-bit float"},
    };
    for (String[] each : cases) {
      String message =
          assertThrows(BadRecordException.class, () -> scan(each[0]), each[0]).getMessage();
      if (each[0].equals("[1, 2.") || each[0].equals("[1, 2")) {
        assertTrue(message.startsWith("the list breaks off"), message);
      } else {
        assertEquals(each[1], message, each[0]);
      }
    }
  }
}
