package org.quiverdb.engine.exec.function.datetime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies one modifier of a date function. */
final class DateModifier {
  private static final double FIRST_UNIX_SECOND = -210_866_760_000.0;
  private static final double LAST_UNIX_SECOND = 253_402_300_799.0;
  private static final double JULIAN_LIMIT = 464_269_060_800_000.0;

  private DateModifier() {}

  /**
   * Changes a time value.
   *
   * @param index of the modifier, 1 for the first
   * @return whether it is a modifier, and allowed here
   */
  static boolean apply(String text, int index, DateTime t) {
    String word = text.toLowerCase(Locale.ROOT);
    switch (word) {
      case "auto" -> {
        return index == 1 && auto(t);
      }
      case "ceiling" -> {
        t.computeDay();
        t.keepDay();
        return true;
      }
      case "floor" -> {
        t.computeDay();
        t.julian -= t.beyondMonth * DateTime.DAY;
        t.keepDay();
        return true;
      }
      case "julianday" -> {
        boolean ok = index == 1 && t.validDay && t.raw;
        t.raw &= !ok;
        return ok;
      }
      case "localtime" -> {
        if (!t.local) {
          LocalTime.toLocal(t);
        }
        t.utc = false;
        t.local = true;
        return true;
      }
      case "utc" -> {
        if (!t.utc) {
          LocalTime.toUtc(t);
        }
        return true;
      }
      case "unixepoch" -> {
        return index == 1 && t.raw && unixEpoch(t);
      }
      case "subsec", "subsecond" -> {
        t.subsecond = true;
        return true;
      }
      default -> {
        return applyLonger(text, word, t);
      }
    }
  }

  private static boolean applyLonger(String text, String word, DateTime t) {
    if (word.startsWith("weekday ")) {
      return weekday(SignedNumber.parse(word.substring("weekday ".length())), t);
    }
    if (word.startsWith("start of ")) {
      return startOf(word.substring("start of ".length()), t);
    }
    char c = word.isEmpty() ? 0 : word.charAt(0);
    return (c == '+' || c == '-' || c >= '0' && c <= '9') && DateShift.apply(text, t);
  }

  /** A raw number is a day number if it can be one, else seconds since 1970. */
  private static boolean auto(DateTime t) {
    if (t.raw && !t.validDay && t.second >= FIRST_UNIX_SECOND && t.second <= LAST_UNIX_SECOND) {
      double millis = t.second * 1000.0 + DateTime.UNIX_EPOCH;
      t.keepDay();
      t.setJulian((long) (millis + 0.5));
      t.raw = false;
    } else if (!t.raw || t.validDay) {
      t.raw = false;
    }
    return true;
  }

  private static boolean unixEpoch(DateTime t) {
    double millis = t.second * 1000.0 + DateTime.UNIX_EPOCH;
    if (millis < 0 || millis >= JULIAN_LIMIT) {
      return false;
    }
    t.keepDay();
    t.setJulian((long) (millis + 0.5));
    t.raw = false;
    return true;
  }

  /** To the next day of the week with that number, 0 being Sunday. */
  private static boolean weekday(@Nullable Double number, DateTime t) {
    if (number == null || number < 0 || number >= 7 || number != Math.rint(number)) {
      return false;
    }
    t.computeDateAndTime();
    t.zone = 0;
    t.validDay = false;
    t.computeDay();
    int ahead = number.intValue() - t.daysAfterSunday();
    t.julian += (ahead < 0 ? ahead + 7 : ahead) * DateTime.DAY;
    t.keepDay();
    return true;
  }

  private static boolean startOf(String unit, DateTime t) {
    if (!t.validDay && !t.validDate && !t.validTime) {
      return false;
    }
    t.computeDate();
    t.validTime = true;
    t.hour = 0;
    t.minute = 0;
    t.second = 0;
    t.raw = false;
    t.zone = 0;
    t.validDay = false;
    switch (unit) {
      case "month" -> t.day = 1;
      case "year" -> {
        t.month = 1;
        t.day = 1;
      }
      case "day" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }
}
