package org.quiverdb.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;

/** Numbers to text and back, against C SQLite. */
class NumberTextTest {
  private static final int COUNT = Integer.getInteger("quiver.numbers", 200_000);
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final String REPLAY = "replay with -Dquiver.seed=" + SEED;

  private final long buffer = NativeAllocator.allocate(4096);

  @Test
  void realsAsText() throws SQLException {
    Random random = new Random(SEED);
    List<Double> numbers = new ArrayList<>();
    while (numbers.size() < COUNT) {
      double d = randomReal(random);
      if (Double.isFinite(d)) {
        numbers.add(d);
      }
    }
    compare(
        "select ''||?",
        numbers,
        d -> {
          int n = NumberText.put(buffer, d);
          return new String(Memory.bytes(buffer, n), StandardCharsets.UTF_8);
        });
  }

  @Test
  void textAsReals() throws SQLException {
    Random random = new Random(SEED + 1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      texts.add(randomText(random));
    }
    compare(
        "select cast(? as real)",
        texts,
        s -> {
          int n = store(s);
          return NumberText.toDouble(buffer, n);
        });
  }

  @Test
  void integersAsText() {
    Random random = new Random(SEED + 2);
    for (int i = 0; i < COUNT; i++) {
      long v =
          i < 4
              ? new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}[i]
              : random.nextLong() >> random.nextInt(64);
      int n = NumberText.put(buffer, v);
      assertEquals(
          Long.toString(v), new String(Memory.bytes(buffer, n), StandardCharsets.UTF_8), REPLAY);
      assertEquals(v, NumberText.toLong(buffer, n));
      assertEquals(NumberText.FITS, NumberText.integerFit(buffer, n));
    }
  }

  private int store(String s) {
    byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
    Memory.copyIn(bytes, 0, buffer, bytes.length);
    return bytes.length;
  }

  private static double randomReal(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextInt(1_000_000) / 100.0;
      case 2 -> random.nextLong() >> random.nextInt(63);
      case 3 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
      case 4 -> random.nextInt(1000) * Math.pow(10, random.nextInt(600) - 300);
      default -> Double.longBitsToDouble(random.nextLong() & 0x800fffffffffffffL);
    };
  }

  private static String randomText(Random random) {
    StringBuilder b = new StringBuilder();
    if (random.nextInt(4) == 0) {
      b.append(random.nextBoolean() ? "-" : "+");
    }
    int whole = random.nextInt(random.nextInt(10) == 0 ? 40 : 20);
    for (int i = 0; i < whole; i++) {
      b.append((char) ('0' + random.nextInt(10)));
    }
    if (random.nextBoolean()) {
      b.append('.');
      int fraction = random.nextInt(random.nextInt(10) == 0 ? 40 : 20);
      for (int i = 0; i < fraction; i++) {
        b.append((char) ('0' + random.nextInt(10)));
      }
    }
    if (random.nextInt(3) == 0) {
      b.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(700) - 350);
    }
    return b.toString();
  }

  /** Asks C SQLite for each input in one statement after the other. */
  private static <A, B> void compare(String sql, List<A> inputs, Function<A, B> ours)
      throws SQLException {
    int different = 0;
    StringBuilder first = new StringBuilder();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:");
        PreparedStatement s = c.prepareStatement(sql)) {
      for (A input : inputs) {
        s.setObject(1, input);
        try (ResultSet r = s.executeQuery()) {
          Object expected = r.getObject(1);
          Object actual = ours.apply(input);
          if (!expected.equals(actual) && different++ < 10) {
            first
                .append('\n')
                .append(input)
                .append(": ")
                .append(expected)
                .append(", ours ")
                .append(actual);
          }
        }
      }
    }
    assertEquals(0, different, () -> "of " + inputs.size() + "; " + REPLAY + first);
  }
}
