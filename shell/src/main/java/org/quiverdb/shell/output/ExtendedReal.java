package org.quiverdb.shell.output;

import java.math.BigInteger;

/**
 * A number of at least 0 with 64 significant bits, as the x87 format has them; results are rounded
 * to the nearest, ties to even. The range of exponents is not limited. Immutable.
 */
final class ExtendedReal implements Comparable<ExtendedReal> {
  private static final int PRECISION = 64;

  /** More bits than a quotient needs for its rounding. */
  private static final int DIVISION_SHIFT = 2 * PRECISION + 2;

  private static final int FRACTION_BITS = 52;
  private static final int EXPONENT_BIAS = 1075;
  private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;

  private final BigInteger significand;
  private final int exponent;

  private ExtendedReal(BigInteger significand, int exponent) {
    this.significand = significand;
    this.exponent = exponent;
  }

  /** The exact value of a finite double of at least 0. */
  static ExtendedReal of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> FRACTION_BITS);
    long fraction = bits & FRACTION_MASK;
    long significand = biased == 0 ? fraction : fraction | 1L << FRACTION_BITS;
    return new ExtendedReal(BigInteger.valueOf(significand), Math.max(biased, 1) - EXPONENT_BIAS);
  }

  private static ExtendedReal rounded(BigInteger exact, int exponent) {
    int surplus = exact.bitLength() - PRECISION;
    if (surplus <= 0) {
      return new ExtendedReal(exact, exponent);
    }
    BigInteger kept = exact.shiftRight(surplus);
    boolean half = exact.testBit(surplus - 1);
    boolean beyondHalf = half && exact.getLowestSetBit() < surplus - 1;
    if (beyondHalf || half && kept.testBit(0)) {
      kept = kept.add(BigInteger.ONE);
    }
    return new ExtendedReal(kept, exponent + surplus);
  }

  ExtendedReal times(ExtendedReal other) {
    return rounded(significand.multiply(other.significand), exponent + other.exponent);
  }

  ExtendedReal dividedBy(ExtendedReal other) {
    BigInteger[] parts =
        significand.shiftLeft(DIVISION_SHIFT).divideAndRemainder(other.significand);
    // A remainder only matters as "a little more": one more bit says so.
    BigInteger quotient = parts[0].shiftLeft(1);
    if (parts[1].signum() != 0) {
      quotient = quotient.setBit(0);
    }
    return rounded(quotient, exponent - other.exponent - DIVISION_SHIFT - 1);
  }

  ExtendedReal plus(ExtendedReal other) {
    int least = Math.min(exponent, other.exponent);
    return rounded(scaledTo(least).add(other.scaledTo(least)), least);
  }

  /** Less an integer that is not greater. */
  ExtendedReal minus(int integer) {
    int least = Math.min(exponent, 0);
    BigInteger subtrahend = BigInteger.valueOf(integer).shiftLeft(-least);
    return rounded(scaledTo(least).subtract(subtrahend), least);
  }

  private BigInteger scaledTo(int least) {
    return significand.shiftLeft(exponent - least);
  }

  /** Without the fraction. */
  int integerPart() {
    return significand.shiftLeft(exponent).intValue();
  }

  @Override
  public int compareTo(ExtendedReal other) {
    int least = Math.min(exponent, other.exponent);
    return scaledTo(least).compareTo(other.scaledTo(least));
  }
}
