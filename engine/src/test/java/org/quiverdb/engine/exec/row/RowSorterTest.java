package org.quiverdb.engine.exec.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/** Random rows of all storage classes come out in order, equal ones as they came. */
class RowSorterTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final int ROWS = 700;
  private static final String[] TEXTS = {
    "", "a", "A", "a ", "a\0", "abcdefgh", "ABCDEFGH", "abcdefgh ", "abcdefghi", "\u00e9", "z  "
  };
  private static final long[] INTEGERS = {
    0, 1, -1, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, 1L << 53, (1L << 53) + 1
  };
  private static final double[] REALS = {
    0.0, -0.0, 0.5, -0.5, 0x1p53, 0x1p63, -0x1p63, 1e300, -1e300, Double.POSITIVE_INFINITY
  };

  @Test
  void rowsComeInOrder() {
    Random random = new Random(SEED);
    for (Collation collation : Collation.values()) {
      for (int i = 0; i < 4; i++) {
        boolean descending = i % 2 == 1;
        boolean nullsFirst = i < 2;
        Collation[] collations = {collation, Collation.BINARY};
        boolean[] directions = {descending, false};
        check(random, new RowOrder(collations, directions, new boolean[] {nullsFirst, true}));
      }
    }
  }

  private static void check(Random random, RowOrder order) {
    RowSorter sorter = new RowSorter(order);
    try (Registers r = new Registers(3)) {
      for (int i = 0; i < ROWS; i++) {
        fill(r, 0, random);
        r.setLong(1, random.nextInt(2));
        r.setLong(2, i);
        sorter.add(r, new int[] {0, 1, 2});
      }
      sorter.sort();
      assertEquals(ROWS, sorter.count());
      for (int i = 1; i < ROWS; i++) {
        int compared = order.compare(sorter.row(i - 1), sorter.row(i));
        boolean inOrder =
            compared < 0 || (compared == 0 && number(sorter, i - 1) < number(sorter, i));
        assertTrue(inOrder, "row " + i + "; replay with -Dquiver.seed=" + SEED);
      }
    } finally {
      sorter.clear();
    }
  }

  private static long number(RowSorter sorter, int row) {
    return Slots.bits(sorter.row(row) + 2L * Slots.BYTES);
  }

  private static void fill(Registers r, int register, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> r.setNull(register);
      case 1 -> r.setLong(register, random.nextLong());
      case 2 -> r.setLong(register, INTEGERS[random.nextInt(INTEGERS.length)]);
      case 3 -> r.setDouble(register, REALS[random.nextInt(REALS.length)]);
      case 4 -> r.setDouble(register, random.nextGaussian() * 1e18);
      case 5 -> r.setText(register, TEXTS[random.nextInt(TEXTS.length)]);
      case 6 -> r.setText(register, Long.toString(random.nextInt(), 36));
      default -> {
        byte[] bytes = new byte[random.nextInt(10)];
        random.nextBytes(bytes);
        r.setBytes(register, Registers.BLOB, bytes);
      }
    }
  }
}
