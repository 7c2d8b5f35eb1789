package org.quiverdb.engine.exec.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long commits take whose disk is slow, steady or neither. */
class SliceBudgetTest {
  private static final int COMMITS = 2_000;

  @Test
  void aFastDiskLeavesTheWholeBudget() {
    SliceBudget budget = new SliceBudget();
    assertEquals(50, budget.millis());
    budget.took(20_000_000);
    assertEquals(50, budget.millis());
  }

  @Test
  void aSlowDiskTakesItAwayAndGivesItBack() {
    SliceBudget budget = new SliceBudget();
    for (int i = 0; i < 100; i++) {
      budget.took(200_000_000);
    }
    assertEquals(25, budget.millis());
    for (int i = 0; i < 200; i++) {
      budget.took(20_000_000);
    }
    assertEquals(50, budget.millis());
  }

  /** The work takes what it may, and writing takes 12 ms, give or take 4. */
  @Test
  void nearlyAllCommitsStayBelowTheLimit() {
    SliceBudget budget = new SliceBudget();
    SplittableRandom random = new SplittableRandom(1);
    int longer = 0;
    for (int i = 0; i < COMMITS; i++) {
      double took = budget.millis() + Math.max(0, 12 + 4 * random.nextGaussian());
      longer += took > 50 ? 1 : 0;
      budget.took((long) (took * 1e6));
    }
    assertTrue(longer < COMMITS / 40, longer + " of " + COMMITS);
  }
}
