package org.quiverdb.shell.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VectorCellsTest {
  @Test
  void firstValuesAndDimensions() {
    assertEquals("[1, -0.25] 2 dimensions", VectorCells.text(new float[] {1, -0.25f}));
    assertEquals(
        "[0.123, 12300000, 0, …] 4 dimensions",
        VectorCells.text(new float[] {0.12345f, 12345678, 0, 7}));
    assertEquals(
        "[1E-20, NaN, Infinity, …] 4 dimensions",
        VectorCells.text(new float[] {1e-20f, Float.NaN, Float.POSITIVE_INFINITY, 0}));
  }

  @Test
  void shareOfAStatement() {
    assertEquals(
        "[############------------]  50 %  2.0 s  Ctrl-C interrupts",
        StatementLine.text(0.5, 0, 2));
    assertEquals(
        "[--####------------------]        1.5 s  Ctrl-C interrupts",
        StatementLine.text(Double.NaN, 2, 1.5));
    assertEquals(
        StatementLine.text(Double.NaN, 2, 1), StatementLine.text(Double.NaN, 38, 1), "back again");
  }
}
