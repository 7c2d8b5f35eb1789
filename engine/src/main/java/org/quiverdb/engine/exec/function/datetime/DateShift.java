package org.quiverdb.engine.exec.function.datetime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Modifiers that add: "+NNN days", "+HH:MM:SS.SSS", "+YYYY-MM-DD HH:MM:SS". */
final class DateShift {
  private static final int NOON = 43_200_000;
  private static final int MAX_YEAR = 14712;

  /** Units with the number of them that is too large, and their seconds. */
  private enum Unit {
    SECOND(4.6427e14, 1),
    MINUTE(7.7379e12, 60),
    HOUR(1.2897e11, 3600),
    DAY(5373485.0, 86400),
    MONTH(176546.0, 2592000),
    YEAR(14713.0, 31536000);

    private final double limit;
    private final double seconds;

    Unit(double limit, double seconds) {
      this.limit = limit;
      this.seconds = seconds;
    }

    static @Nullable Unit of(String name) {
      for (Unit unit : values()) {
        if (unit.name().toLowerCase(Locale.ROOT).equals(name)) {
          return unit;
        }
      }
      return null;
    }
  }

  private DateShift() {}

  static boolean apply(String text, DateTime t) {
    int n = endOfNumber(text);
    Double number = SignedNumber.parse(text.substring(0, n));
    if (number == null) {
      return false;
    }
    char next = n < text.length() ? text.charAt(n) : 0;
    if (next == '-') {
      return dates(text, n, t);
    }
    if (next == ':') {
      return times(text, Character.isDigit(text.charAt(0)) ? 0 : 1, text.charAt(0) == '-', t);
    }
    int unit = n;
    while (unit < text.length() && Digits.isSpace(text.charAt(unit))) {
      unit++;
    }
    return units(number, text.substring(unit).toLowerCase(Locale.ROOT), t);
  }

  /** The number ends at a colon, a space, or the '-' after a year of four or five digits. */
  private static int endOfNumber(String text) {
    for (int n = 1; n < text.length(); n++) {
      char c = text.charAt(n);
      if (c == ':' || Digits.isSpace(c)) {
        return n;
      }
      if (c == '-' && (n == 5 || n == 6) && new Digits(text, 1).number(n - 1, 0, MAX_YEAR) >= 0) {
        return n;
      }
    }
    return text.length();
  }

  private static boolean dates(String text, int n, DateTime t) {
    char sign = text.charAt(0);
    Digits in = new Digits(text, 1);
    int years = in.number(n - 1, 0, MAX_YEAR);
    in.at++;
    int months = in.number(2, 0, 11);
    if (sign != '+' && sign != '-' || years < 0 || months < 0 || !in.take('-')) {
      return false;
    }
    int days = in.number(2, 0, 30);
    if (days < 0) {
      return false;
    }
    int direction = sign == '-' ? -1 : 1;
    t.computeDateAndTime();
    t.validDay = false;
    t.year += direction * years;
    t.month += direction * months;
    t.normalizeMonth();
    t.computeBeyondMonth();
    t.computeDay();
    t.validTime = false;
    t.validDate = false;
    t.julian += direction * days * DateTime.DAY;
    if (in.peek() == 0) {
      return true;
    }
    if (!Digits.isSpace(in.peek())) {
      return false;
    }
    return times(text, in.at + 1, sign == '-', t);
  }

  private static boolean times(String text, int from, boolean back, DateTime t) {
    DateTime shift = new DateTime();
    if (!DateParser.parseTime(text, from, shift)) {
      return false;
    }
    shift.computeDay();
    long millis = (shift.julian - NOON) % DateTime.DAY;
    t.computeDay();
    t.keepDay();
    t.julian += back ? -millis : millis;
    return true;
  }

  private static boolean units(double number, String name, DateTime t) {
    if (name.length() < 3 || name.length() > 10) {
      return false;
    }
    Unit unit = Unit.of(name.endsWith("s") ? name.substring(0, name.length() - 1) : name);
    t.computeDay();
    t.beyondMonth = 0;
    boolean ok = unit != null && number > -unit.limit && number < unit.limit;
    if (unit != null && ok) {
      double rest = number;
      if (unit == Unit.MONTH || unit == Unit.YEAR) {
        t.computeDateAndTime();
        if (unit == Unit.MONTH) {
          t.month += (int) number;
          t.normalizeMonth();
        } else {
          t.year += (int) number;
        }
        t.computeBeyondMonth();
        t.validDay = false;
        rest -= (int) number;
      }
      t.computeDay();
      t.julian += (long) (rest * 1000.0 * unit.seconds + (number < 0 ? -0.5 : 0.5));
    }
    t.keepDay();
    return ok;
  }
}
