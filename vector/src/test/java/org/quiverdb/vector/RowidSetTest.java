package org.quiverdb.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowidSetTest {
  @Test
  void ofTheWholeRange() {
    RowidSet set = RowidSet.of(0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 4095, 4096, -4096, -4097, 0);
    assertEquals(8, set.size());
    List<Long> all = new ArrayList<>();
    set.forEach(all::add);
    assertEquals(
        List.of(Long.MIN_VALUE, -4097L, -4096L, -1L, 0L, 4095L, 4096L, Long.MAX_VALUE), all);
    assertTrue(set.test(-4097) && set.test(Long.MAX_VALUE));
    assertFalse(set.test(1) || set.test(-2) || set.test(Long.MAX_VALUE - 1));
    assertFalse(new RowidSet().test(0));
  }

  @Test
  void isAsATreeSet() {
    Random random = new Random(1);
    TreeSet<Long> expected = new TreeSet<>();
    RowidSet set = new RowidSet();
    for (int i = 0; i < 20_000; i++) {
      long rowid = random.nextInt(100_000) - 50_000L;
      assertEquals(expected.add(rowid), set.add(rowid));
    }
    assertEquals(expected.size(), set.size());
    List<Long> all = new ArrayList<>();
    set.forEach(all::add);
    assertEquals(new ArrayList<>(expected), all);
    for (long rowid = -60_000; rowid < 60_000; rowid++) {
      assertEquals(expected.contains(rowid), set.test(rowid));
    }
  }
}
