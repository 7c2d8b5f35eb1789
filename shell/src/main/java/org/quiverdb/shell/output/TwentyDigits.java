package org.quiverdb.shell.output;

/**
 * REAL values with 20 significant digits, as sqlite3's dump has them. Doubles have about 17, so the
 * last ones show the exact binary value, but only as exactly as an x86-64 build of sqlite3 3.40
 * computes in the processor's 80-bit format: those roundings are done here too, that the texts be
 * equal.
 */
final class TwentyDigits {
  private static final int DIGITS = 20;
  private static final int LEAST_PLAIN_EXPONENT = -4;
  private static final ExtendedReal ONE = ExtendedReal.of(1);
  private static final ExtendedReal TEN = ExtendedReal.of(10);
  private static final ExtendedReal TENTH = ExtendedReal.of(0.1);
  private static final ExtendedReal E8 = ExtendedReal.of(1e8);
  private static final ExtendedReal E_MINUS_8 = ExtendedReal.of(1e-8);
  private static final ExtendedReal HALF_OF_LAST_DIGIT = ExtendedReal.of(5e-10 * 1e-10);
  private static final ExtendedReal[] STEPS = {ExtendedReal.of(1e100), ExtendedReal.of(1e10), TEN};
  private static final int[] STEP_EXPONENTS = {100, 10, 1};

  private TwentyDigits() {}

  /** The text of a finite value; trailing zeros are left out, the decimal point never is. */
  static String format(double value) {
    if (value == 0) {
      return "0.0";
    }
    ExtendedReal rest = ExtendedReal.of(Math.abs(value));
    int exponent = 0;
    ExtendedReal scale = ONE;
    for (int i = 0; i < STEPS.length; i++) {
      ExtendedReal next = scale.times(STEPS[i]);
      while (rest.compareTo(next) >= 0) {
        scale = next;
        exponent += STEP_EXPONENTS[i];
        next = scale.times(STEPS[i]);
      }
    }
    rest = rest.dividedBy(scale);
    while (rest.compareTo(E_MINUS_8) < 0) {
      rest = rest.times(E8);
      exponent -= 8;
    }
    while (rest.compareTo(ONE) < 0) {
      rest = rest.times(TEN);
      exponent--;
    }
    rest = rest.plus(HALF_OF_LAST_DIGIT);
    if (rest.compareTo(TEN) >= 0) {
      rest = rest.times(TENTH);
      exponent++;
    }
    String text = layOut(digits(rest), exponent);
    return value < 0 ? "-" + text : text;
  }

  private static String digits(ExtendedReal value) {
    StringBuilder digits = new StringBuilder(DIGITS);
    ExtendedReal rest = value;
    for (int i = 0; i < DIGITS; i++) {
      int digit = rest.integerPart();
      digits.append((char) ('0' + digit));
      rest = rest.minus(digit).times(TEN);
    }
    int length = DIGITS;
    while (length > 1 && digits.charAt(length - 1) == '0') {
      length--;
    }
    return digits.substring(0, length);
  }

  private static String layOut(String digits, int exponent) {
    if (exponent < LEAST_PLAIN_EXPONENT || exponent > DIGITS - 1) {
      String fraction = digits.length() > 1 ? digits.substring(1) : "0";
      int size = Math.abs(exponent);
      return digits.charAt(0)
          + "."
          + fraction
          + (exponent < 0 ? "e-" : "e+")
          + (size < 10 ? "0" : "")
          + size;
    }
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    int whole = exponent + 1;
    return digits.length() > whole
        ? digits.substring(0, whole) + "." + digits.substring(whole)
        : digits + "0".repeat(whole - digits.length()) + ".0";
  }
}
