package org.quiverdb.loader.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ends of strings and values. */
final class JsonSpanTest {
  @Test
  void quotesBehindBackslashesDoNotCloseAString() {
    byte[] text = bytes("abcdefg\\\"hijklmnopqrs\\\\\" rest \"");
    assertEquals(23, JsonSpan.closingQuote(text, 0, text.length));
    assertEquals(-1, JsonSpan.closingQuote(text, 0, 23));
    assertEquals(text.length - 1, JsonSpan.closingQuote(text, 24, text.length));
    assertEquals(-1, JsonSpan.closingQuote(bytes("ab\\"), 0, 3));
  }

  /** Every start and limit in text made of what matters, and of what is a bit away from it. */
  @Test
  void isTheSameAsLookingAtOneByteAfterTheOther() {
    byte[] alphabet = {'"', '\\', 'a', 'a', 'a', 'a', 'a', '#', '!', ']', '[', 0, -1, (byte) 0xA2};
    Random random = new Random(42);
    byte[] text = new byte[40];
    for (int round = 0; round < 200; round++) {
      int kinds = 1 + random.nextInt(alphabet.length);
      for (int i = 0; i < text.length; i++) {
        text[i] = alphabet[alphabet.length - 1 - random.nextInt(kinds)];
      }
      text[random.nextInt(text.length)] = '"';
      for (int from = 0; from < text.length; from++) {
        for (int limit = from; limit <= text.length; limit++) {
          assertEquals(oneByOne(text, from, limit), JsonSpan.closingQuote(text, from, limit));
        }
      }
    }
  }

  private static int oneByOne(byte[] text, int from, int limit) {
    boolean escaped = false;
    for (int at = from; at < limit; at++) {
      if (!escaped && text[at] == '"') {
        return at;
      }
      escaped = !escaped && text[at] == '\\';
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
