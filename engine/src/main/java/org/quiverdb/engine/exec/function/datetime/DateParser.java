package org.quiverdb.engine.exec.function.datetime;

import org.jspecify.annotations.Nullable;

/**
 * Reads time values: YYYY-MM-DD, with HH:MM, HH:MM:SS.SSS and a zone, a time alone, a number, or
 * now.
 */
final class DateParser {
  private static final int MAX_YEAR = 14712;

  private DateParser() {}

  /**
   * Reads a time value.
   *
   * @param number the text as a number, null if it is none
   * @return whether it is a time value
   */
  static boolean parse(String text, @Nullable Double number, long nowMillis, DateTime to) {
    if (parseDate(text, to) || parseTime(text, 0, to)) {
      if (to.validDate && to.validTime && to.hour == 24) {
        // Midnight at the end of a day is that of the next day.
        to.computeDay();
        to.beyondMonth = 0;
      }
      return true;
    }
    if (text.equalsIgnoreCase("now")) {
      to.setUnixMillis(nowMillis);
      return true;
    }
    if (number != null) {
      to.setRaw(number);
      return true;
    }
    if (text.equalsIgnoreCase("subsec") || text.equalsIgnoreCase("subsecond")) {
      to.subsecond = true;
      to.setUnixMillis(nowMillis);
      return true;
    }
    return false;
  }

  private static boolean parseDate(String text, DateTime to) {
    Digits in = new Digits(text, 0);
    boolean negative = in.take('-');
    int year = in.number(4, 0, MAX_YEAR);
    if (year < 0 || !in.take('-')) {
      return false;
    }
    int month = in.number(2, 1, 12);
    if (month < 0 || !in.take('-')) {
      return false;
    }
    int day = in.number(2, 1, 31);
    if (day < 0) {
      return false;
    }
    while (Digits.isSpace(in.peek()) || in.peek() == 'T') {
      in.at++;
    }
    if (!parseTime(text, in.at, to)) {
      if (in.peek() != 0) {
        return false;
      }
      to.validTime = false;
    }
    to.validDay = false;
    to.validDate = true;
    to.year = negative ? -year : year;
    to.month = month;
    to.day = day;
    to.computeBeyondMonth();
    if (to.zone != 0) {
      to.computeDay();
    }
    return true;
  }

  /** Reads HH:MM, HH:MM:SS or HH:MM:SS.SSS and a zone up to the end of the text. */
  static boolean parseTime(String text, int from, DateTime to) {
    Digits in = new Digits(text, from);
    int hour = in.number(2, 0, 24);
    if (hour < 0 || !in.take(':')) {
      return false;
    }
    int minute = in.number(2, 0, 59);
    if (minute < 0) {
      return false;
    }
    double second = 0;
    if (in.take(':')) {
      second = in.number(2, 0, 59);
      if (second < 0) {
        return false;
      }
      if (in.peek() == '.' && in.at + 1 < text.length() && isDigit(text.charAt(in.at + 1))) {
        in.at++;
        second += fraction(in);
      }
    }
    if (hour == 24 && (minute > 0 || second > 0)) {
      return false;
    }
    to.validDay = false;
    to.raw = false;
    to.validTime = true;
    to.hour = hour;
    to.minute = minute;
    to.second = second;
    return parseZone(in, to);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static double fraction(Digits in) {
    double value = 0;
    double scale = 1;
    for (; in.isDigit(); in.at++) {
      value = value * 10 + (in.peek() - '0');
      scale *= 10;
    }
    return Math.min(value / scale, 0.999);
  }

  private static boolean parseZone(Digits in, DateTime to) {
    in.skipSpaces();
    to.zone = 0;
    char c = in.peek();
    if (c == 'Z' || c == 'z') {
      in.at++;
      to.local = false;
      to.utc = true;
    } else if (c == '+' || c == '-') {
      in.at++;
      int hours = in.number(2, 0, 14);
      if (hours < 0 || !in.take(':')) {
        return false;
      }
      int minutes = in.number(2, 0, 59);
      if (minutes < 0) {
        return false;
      }
      to.zone = (c == '-' ? -1 : 1) * (hours * 60 + minutes);
    }
    in.skipSpaces();
    return in.peek() == 0;
  }
}
