package org.quiverdb.engine.exec.function.datetime;

/** Reads numbers of a fixed count of digits within limits from a text. */
final class Digits {
  private final String text;
  int at;

  Digits(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** The character at the current place, 0 at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  /** Takes a character; false if another one is there. */
  boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  boolean isDigit() {
    return peek() >= '0' && peek() <= '9';
  }

  void skipSpaces() {
    while (isSpace(peek())) {
      at++;
    }
  }

  static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /** A number of exactly so many digits in min..max, or -1. */
  int number(int digits, int min, int max) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      if (!isDigit()) {
        return -1;
      }
      value = value * 10 + (peek() - '0');
      at++;
    }
    return value < min || value > max ? -1 : value;
  }
}
