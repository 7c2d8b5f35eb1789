package org.quiverdb.engine.differential;

/** Literals. Reals are multiples of 1/4, so that sums do not depend on the order of the rows. */
final class ValueGenerator {
  private static final String[] WORDS = {
    "''",
    "'a'",
    "'A'",
    "'b'",
    "'ab'",
    "'aB '",
    "'abc'",
    "'b%'",
    "'a_c'",
    "'10'",
    "' 7 '",
    "'3.5'",
    "'1e2'",
    "'x y'",
    "'\u00e9'",
    "'Z\u00df'",
    "'\u65e5\u672c'",
    "'0x10'",
    "'it''s'",
    "'-1'",
    "'12abc'",
    "'true'",
    "'null'"
  };
  private final Dice dice;
  private final Coverage coverage;

  ValueGenerator(Dice dice, Coverage coverage) {
    this.dice = dice;
    this.coverage = coverage;
  }

  String literal() {
    return switch (dice.below(20)) {
      case 0, 1 -> coverage.hit("literal-null", "NULL");
      case 2, 3, 4, 5, 6, 7, 8 ->
          coverage.hit("literal-integer", Integer.toString(dice.between(-3, 12)));
      case 9 -> coverage.hit("literal-big", bigInteger());
      case 10, 11 -> coverage.hit("literal-real", Double.toString(dice.between(-20, 40) / 4.0));
      case 12 -> coverage.hit("literal-blob", dice.pick("x''", "x'61'", "x'61ff'", "x'4142'"));
      case 13 -> coverage.hit("literal-hex", dice.pick("0x10", "0xff", "0x7ffffffffffff000"));
      case 14 -> coverage.hit("literal-bool", dice.pick("TRUE", "FALSE"));
      default -> coverage.hit("literal-text", dice.pick(WORDS));
    };
  }

  private String bigInteger() {
    return dice.pick(
        "9223372036854775000",
        "-9223372036854775000",
        "4611686018427387904",
        "2147483648",
        "9007199254740993",
        "1e18",
        "1e300",
        "-1e15",
        "0.1",
        "123456789012345678");
  }
}
