package org.quiverdb.index.diskann.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How a curve follows the one that was measured on a smaller graph. */
class MeasuredCurveTest {
  @Test
  void aGuessIsMeasuredAsSoonAsThereAreRows() {
    assertFalse(MeasuredCurve.GUESSED.isDue(255));
    assertTrue(MeasuredCurve.GUESSED.isDue(256));
    assertEquals(160, MeasuredCurve.GUESSED.at(500).effort(10, 0.99));
    assertEquals(320, MeasuredCurve.GUESSED.at(16_000).effort(10, 0.99));
  }

  @Test
  void theNextCurveTakesOverWhenItHasEnoughQueries() {
    MeasuredCurve curve = new MeasuredCurve(RecallCurve.GUESS, 1000, RecallTally.NONE);
    assertFalse(curve.isDue(3999));
    assertTrue(curve.isDue(4000));
    MeasuredCurve begun = curve.plus(tally(1000, 4000, 0.95));
    assertEquals(1000, begun.rows());
    assertTrue(begun.isDue(3000));
    MeasuredCurve next = begun.plus(tally(24, 8000, 0.95));
    assertEquals((1000 * 4000 + 24 * 8000) / 1024, next.rows());
    assertEquals(0, next.next().queries());
    assertEquals(0.949f, next.curve().recalls()[0], 1e-6f);
    assertFalse(next.isDue(10_000));
  }

  @Test
  void aTallySurvivesItsBytes() {
    RecallTally tally = tally(7, 300, 0.5).plus(tally(3, 400, 1));
    ByteBuffer bytes = ByteBuffer.wrap(tally.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    RecallTally read = RecallTally.of(bytes);
    assertEquals(tally.queries(), read.queries());
    assertEquals(330, read.meanRows());
    assertArrayEquals(tally.found(), read.found());
  }

  @Test
  void aCurveEndsWhereNearlyAllIsFound() {
    double[] found = new double[RecallTally.efforts()];
    Arrays.fill(found, 100);
    found[0] = 90;
    found[1] = 80;
    RecallCurve curve = new RecallTally(100, 100_000, found).curve();
    assertArrayEquals(new float[] {10, 14, 20}, curve.efforts());
    assertArrayEquals(new float[] {0.899f, 0.899f, 0.999f}, curve.recalls(), 1e-6f);
  }

  private static RecallTally tally(int queries, long rows, double recall) {
    double[] found = new double[RecallTally.efforts()];
    Arrays.fill(found, queries * recall);
    return new RecallTally(queries, queries * rows, found);
  }
}
