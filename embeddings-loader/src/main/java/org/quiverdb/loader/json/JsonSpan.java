package org.quiverdb.loader.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds where JSON strings and values end, looking only at quotes and brackets. */
final class JsonSpan {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;

  private JsonSpan() {}

  /** Index of the first byte that is not white space, or {@code limit}. */
  static int skipSpace(byte[] text, int from, int limit) {
    int at = from;
    while (at < limit && text[at] <= ' ' && text[at] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * Index of the closing quote of a string.
   *
   * @param from index behind the opening quote
   * @return -1 if the string does not end before {@code limit}
   */
  static int closingQuote(byte[] text, int from, int limit) {
    for (int at = from; at < limit; at++) {
      if (at + Long.BYTES <= limit && isPlain((long) LONG.get(text, at))) {
        at += Long.BYTES - 1;
      } else if (text[at] == '"') {
        return at;
      } else if (text[at] == '\\') {
        at++;
      }
    }
    return -1;
  }

  /** Whether neither a quote nor a backslash is among the eight bytes. */
  private static boolean isPlain(long word) {
    return ((zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES)) & HIGH_BITS) == 0;
  }

  /** The highest bit of a byte is set where the word has a zero, and nowhere if it has none. */
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word;
  }

  /**
   * Index behind the object, array, string or bare word that begins at {@code from}.
   *
   * @return -1 if it does not end before {@code limit}
   */
  static int end(byte[] text, int from, int limit) {
    int depth = 0;
    for (int at = from; at < limit; at++) {
      switch (text[at]) {
        case '"' -> {
          at = closingQuote(text, at + 1, limit);
          if (at < 0) {
            return -1;
          }
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',', ' ', '\n', '\r', '\t' -> {
          if (depth == 0) {
            return at;
          }
          continue;
        }
        default -> {
          continue;
        }
      }
      if (depth <= 0) {
        return depth < 0 ? at : at + 1;
      }
    }
    return -1;
  }
}
