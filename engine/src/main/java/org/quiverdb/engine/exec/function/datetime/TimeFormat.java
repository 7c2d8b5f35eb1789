package org.quiverdb.engine.exec.function.datetime;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.DecimalDigits;

/** The conversions of strftime. */
final class TimeFormat {
  private TimeFormat() {}

  /** The text, or null for a format with an unknown conversion. */
  static @Nullable String format(String format, DateTime t) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        out.append(c);
      } else if (++i >= format.length() || !convert(format.charAt(i), t, out)) {
        return null;
      }
    }
    return out.toString();
  }

  private static boolean convert(char c, DateTime t, StringBuilder out) {
    switch (c) {
      case 'd' -> two(t.day, out);
      case 'e' -> spaced(t.day, out);
      case 'm' -> two(t.month, out);
      case 'Y' -> year(t.year, out);
      case 'F' -> {
        year(t.year, out);
        out.append('-');
        two(t.month, out);
        out.append('-');
        two(t.day, out);
      }
      case 'j' -> print(out, "%03d", t.daysAfterNewYear() + 1);
      case 'J' -> general(t.julian / (double) DateTime.DAY, out);
      case 's' -> {
        if (t.subsecond) {
          print(out, "%.3f", (t.julian - DateTime.UNIX_EPOCH) / 1000.0);
        } else {
          out.append(t.unixSeconds());
        }
      }
      case '%' -> out.append('%');
      default -> {
        return convertTime(c, t, out) || convertWeek(c, t, out);
      }
    }
    return true;
  }

  private static boolean convertTime(char c, DateTime t, StringBuilder out) {
    int hour12 = t.hour % 12 == 0 ? 12 : t.hour > 12 ? t.hour - 12 : t.hour;
    switch (c) {
      case 'f' -> print(out, "%06.3f", Math.min(t.second, 59.999));
      case 'H' -> two(t.hour, out);
      case 'I' -> two(hour12, out);
      case 'k' -> spaced(t.hour, out);
      case 'l' -> spaced(hour12, out);
      case 'M' -> two(t.minute, out);
      case 'S' -> two((int) t.second, out);
      case 'p' -> out.append(t.hour >= 12 ? "PM" : "AM");
      case 'P' -> out.append(t.hour >= 12 ? "pm" : "am");
      case 'R', 'T' -> {
        two(t.hour, out);
        out.append(':');
        two(t.minute, out);
        if (c == 'T') {
          out.append(':');
          two((int) t.second, out);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean convertWeek(char c, DateTime t, StringBuilder out) {
    switch (c) {
      case 'u' -> out.append(t.daysAfterMonday() + 1);
      case 'w' -> out.append(t.daysAfterSunday());
      case 'U' -> two((t.daysAfterNewYear() + 7 - t.daysAfterSunday()) / 7, out);
      case 'W' -> two((t.daysAfterNewYear() + 7 - t.daysAfterMonday()) / 7, out);
      case 'V' -> two(thursday(t).daysAfterNewYear() / 7 + 1, out);
      case 'G' -> year(thursday(t).year, out);
      case 'g' -> two(thursday(t).year % 100, out);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The Thursday of the week, which says to which year the week belongs (ISO 8601). */
  private static DateTime thursday(DateTime t) {
    DateTime thursday = new DateTime();
    thursday.copyFrom(t);
    thursday.julian += (3 - t.daysAfterMonday()) * DateTime.DAY;
    thursday.validDate = false;
    thursday.computeDate();
    return thursday;
  }

  private static void two(int value, StringBuilder out) {
    if (value >= 0 && value < 10) {
      out.append('0');
    }
    out.append(value);
  }

  private static void spaced(int value, StringBuilder out) {
    if (value < 10) {
      out.append(' ');
    }
    out.append(value);
  }

  private static void year(int value, StringBuilder out) {
    print(out, "%04d", value);
  }

  private static void print(StringBuilder out, String format, Object value) {
    out.append(String.format(Locale.ROOT, format, value));
  }

  /** A positive number with up to 16 significant digits. */
  private static void general(double value, StringBuilder out) {
    DecimalDigits digits = new DecimalDigits();
    digits.set(value, 16, 16);
    if (digits.point() <= 0) {
      out.append("0.").repeat('0', value == 0 ? 0 : -digits.point());
    }
    for (int i = 0; i < Math.max(digits.count(), digits.point()); i++) {
      if (i > 0 && i == digits.point()) {
        out.append('.');
      }
      out.append(digits.digit(i));
    }
  }
}
