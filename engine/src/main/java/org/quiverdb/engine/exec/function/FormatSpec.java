package org.quiverdb.engine.exec.function;

/**
 * One conversion of a printf format: flags, width, precision and the letter. Reused from conversion
 * to conversion.
 */
final class FormatSpec {
  /** No precision was given. */
  static final int UNSET = -1;

  boolean leftJustify;
  boolean zeroPad;
  boolean alternate;
  boolean alternate2;
  boolean thousands;

  /** '+' or ' ' before numbers that are not negative, or 0. */
  char sign;

  int width;
  int precision;
  char conversion;

  void clear() {
    leftJustify = false;
    zeroPad = false;
    alternate = false;
    alternate2 = false;
    thousands = false;
    sign = 0;
    width = 0;
    precision = UNSET;
    conversion = 0;
  }

  /** Takes a flag; false if the character is none. */
  boolean flag(int c) {
    switch (c) {
      case '-' -> leftJustify = true;
      case '+', ' ' -> sign = (char) c;
      case '#' -> alternate = true;
      case '!' -> alternate2 = true;
      case '0' -> zeroPad = true;
      case ',' -> thousands = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A width from an argument: negative means left-justified. */
  void setWidth(int value) {
    leftJustify |= value < 0;
    width = value < 0 ? value == Integer.MIN_VALUE ? 0 : -value : value;
  }

  /** A precision from an argument: the sign does not matter. */
  void setPrecision(int value) {
    precision = value < 0 ? value == Integer.MIN_VALUE ? UNSET : -value : value;
  }

  /** Pads what was written from an index on to the width. */
  void pad(ByteOutput out, int from, int written) {
    int missing = width - written;
    if (missing <= 0) {
      return;
    }
    int length = out.length();
    out.repeat(' ', missing);
    if (!leftJustify) {
      out.moveRight(from, length - from, missing, ' ');
    }
  }
}
