package org.quiverdb.engine.exec.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.record.EdgeValues;
import org.quiverdb.engine.record.TextEncoding;

/** Date and time functions against C SQLite. */
class DateFunctionsTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final List<String> NAMES =
      List.of("date", "time", "datetime", "julianday", "unixepoch");
  private static final List<Object> TIMES =
      Arrays.asList(
          "2024-02-29",
          "2023-02-31",
          "2024-02-29 12:34",
          "2024-02-29T12:34:56",
          "0000-01-01",
          "-4713-11-24 12:00:00",
          "-4713-11-23",
          "9999-12-31 23:59:59.9999",
          "2024-12-31 23:59:59.5",
          "12:34",
          "24:00",
          "24:01",
          "2024-02-31 24:00",
          "2024-02-29 24:00-01:00",
          "+24:00",
          "00:00:00.0005",
          "2024-02-29 12:34:56.789Z",
          "2024-02-29 12:34 +05:30",
          "2024-02-29 12:34-14:00",
          "2024-02-29 12:34 -15:00",
          "2024-2-29",
          "2024-02-30 x",
          "2000-01-31",
          "1999-03-29",
          "1582-10-10",
          2451545.0,
          0L,
          1700000000L,
          -1L,
          5373484.4,
          5373484.6,
          1e18,
          "1700000000.123",
          "2451545.25",
          "",
          "now ",
          null,
          "2024-02-29  ");
  private static final List<String> MODIFIERS =
      List.of(
          "auto",
          "ceiling",
          "floor",
          "julianday",
          "unixepoch",
          "subsec",
          "subsecond",
          "weekday 0",
          "weekday 3",
          "weekday 6",
          "weekday 7",
          "weekday 2.5",
          "start of day",
          "start of month",
          "start of year",
          "START OF MONTH",
          "start of week",
          "+1 day",
          "-1 days",
          "+1.5 days",
          "1 month",
          "+11 months",
          "-14 months",
          "+0.5 month",
          "+1 year",
          "+24:00",
          "+0000-00-00 24:00",
          "-5000 years",
          "+20000 years",
          "+90 seconds",
          "-1.25 second",
          "+100 minutes",
          "36 hours",
          "+12:30",
          "-12:30:15.25",
          "+0001-02-03",
          "-0001-02-03",
          "+0001-02-03 04:05",
          "+0000-12-01",
          "-0000-01-30 23:59:59.999",
          "+12345-01-01",
          "+1 fortnight",
          "+1",
          "days",
          "",
          "utc",
          "localtime",
          "+5 days ago",
          "+1e2 days");

  private FunctionHarness h;

  @BeforeEach
  void open() throws SQLException {
    h = new FunctionHarness(TextEncoding.UTF8);
  }

  @AfterEach
  void close() throws SQLException {
    h.close();
  }

  private void allSame() {
    assertEquals(
        "",
        String.join("\n", h.different.stream().limit(60).toList()),
        h.different.size() + " differ of " + h.calls + ", seed " + SEED);
  }

  @Test
  void timeValues() {
    List<Object> values = new ArrayList<>(TIMES);
    values.addAll(EdgeValues.ALL);
    for (String name : NAMES) {
      values.forEach(v -> h.check(name, v));
    }
    allSame();
  }

  @Test
  void oneModifier() {
    for (String name : NAMES) {
      for (Object time : TIMES) {
        MODIFIERS.forEach(m -> h.check(name, time, m));
      }
    }
    allSame();
  }

  @Test
  void severalModifiers() {
    Random random = new Random(SEED);
    for (int i = 0; i < 5000; i++) {
      Object time = TIMES.get(random.nextInt(TIMES.size()));
      String a = MODIFIERS.get(random.nextInt(MODIFIERS.size()));
      String b = MODIFIERS.get(random.nextInt(MODIFIERS.size()));
      h.check(NAMES.get(i % NAMES.size()), time, a, b);
    }
    allSame();
  }

  @Test
  void formats() {
    for (Object time : TIMES) {
      for (char c = ' '; c < 127; c++) {
        h.check("strftime", "<%" + c + ">", time);
      }
      h.check("strftime", "%s %f", time, "subsec");
      h.check("strftime", "%", time);
      h.check("strftime", "\u00e9%Y", time);
    }
    allSame();
  }

  @Test
  void differences() {
    Random random = new Random(SEED);
    for (Object a : TIMES) {
      for (Object b : TIMES) {
        h.check("timediff", a, b);
      }
    }
    for (int i = 0; i < 3000; i++) {
      h.check("timediff", random.nextDouble() * 5373484, random.nextDouble() * 5373484);
      h.check("datetime", random.nextDouble() * 5373484);
    }
    allSame();
  }
}
