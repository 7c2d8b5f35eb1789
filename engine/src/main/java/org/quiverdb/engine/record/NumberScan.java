package org.quiverdb.engine.record;

import org.quiverdb.engine.memory.Memory;

/**
 * One reading of a number at the front of a text: its kind, digits and exponent. As in C, whose
 * reading stops there, a NUL ends the text.
 */
final class NumberScan {
  private static final long DIGITS_LIMIT = Long.divideUnsigned(-1L - 9, 10);
  private static final int EXPONENT_LIMIT = 10_000;

  /** As {@link NumberText#kind} has it. */
  final int kind;

  private final long end;
  private long at;
  private boolean negative;
  private long digits;
  private int digitCount;
  private int exponent;

  NumberScan(long address, int byteCount) {
    end = address + byteCount;
    at = NumberText.skipSpaces(address, end);
    if (at < end && (peek() == '-' || peek() == '+')) {
      negative = peek() == '-';
      at++;
    }
    scanDigits(0);
    boolean pointed = at < end && peek() == '.';
    if (pointed) {
      at++;
      scanDigits(-1);
    }
    boolean raised = at < end && (peek() == 'e' || peek() == 'E');
    boolean complete = !raised || scanExponent();
    at = NumberText.skipSpaces(at, end);
    kind = kind(pointed, raised, complete);
  }

  private int kind(boolean pointed, boolean raised, boolean complete) {
    if (digitCount == 0) {
      return NumberText.NONE;
    }
    boolean real = pointed || raised;
    if (complete && (at == end || peek() == 0)) {
      return real ? NumberText.REAL : NumberText.INTEGER;
    }
    return pointed || raised && complete ? NumberText.REAL_PREFIX : NumberText.NONE;
  }

  private byte peek() {
    return Memory.getByte(at);
  }

  /** Takes digits; those beyond 64 bits only count. */
  private void scanDigits(int exponentPerDigit) {
    for (; at < end && NumberText.isDigit(peek()); at++) {
      digitCount++;
      if (Long.compareUnsigned(digits, DIGITS_LIMIT) < 0) {
        digits = digits * 10 + (peek() - '0');
        exponent += exponentPerDigit;
      } else {
        exponent += exponentPerDigit + 1;
      }
    }
  }

  /** Takes an exponent; false when it has no digits. */
  private boolean scanExponent() {
    at++;
    boolean down = false;
    if (at < end && (peek() == '-' || peek() == '+')) {
      down = peek() == '-';
      at++;
    }
    int value = 0;
    boolean any = false;
    for (; at < end && NumberText.isDigit(peek()); at++) {
      any = true;
      value = value < EXPONENT_LIMIT ? value * 10 + (peek() - '0') : EXPONENT_LIMIT;
    }
    exponent += down ? -value : value;
    return any;
  }

  double value() {
    if (digitCount == 0) {
      return 0.0;
    }
    double magnitude = digits == 0 ? 0.0 : Decimal.toDouble(digits, exponent);
    return negative ? -magnitude : magnitude;
  }
}
