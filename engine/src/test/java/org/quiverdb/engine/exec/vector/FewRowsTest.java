package org.quiverdb.engine.exec.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.spi.Candidates;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.vector.DistanceMetric;

/** How many rows are read before it is seen that they are not few. */
class FewRowsTest {
  private static final int TABLE = 100_000;
  private static final int WANTED = 10;

  /** What a search for ten rows costs. */
  private static final double CHEAPEST = 50 + 3 * WANTED;

  private static final class Index implements VectorIndex {
    @Override
    public DistanceMetric metric() {
      return DistanceMetric.L2;
    }

    @Override
    public boolean serves(DistanceMetric metric) {
      return true;
    }

    @Override
    public long rowCount() {
      return TABLE;
    }

    @Override
    public double cost(long wanted, double recall) {
      return 50 + 3.0 * wanted;
    }

    @Override
    public Candidates search(DistanceMetric m, long query, int length, long k, double recall) {
      throw new IllegalStateException();
    }

    @Override
    public long[] invalid() {
      return new long[0];
    }

    @Override
    public long[] nulls() {
      return new long[0];
    }

    @Override
    public boolean drain(long maxMillis) {
      return true;
    }

    @Override
    public boolean isBuiltFaster() {
      return false;
    }

    @Override
    public List<String> check(int maxFindings) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** Rows from the largest rowid down, each twice in a row. */
  private static final class Counted extends Operator {
    private final int rows;
    private final double estimate;
    private int at;
    private int read;

    Counted(int rows, double estimate) {
      this.rows = rows;
      this.estimate = estimate;
    }

    @Override
    public void open(ExecContext x) {
      at = 0;
    }

    @Override
    public double estimate(ExecContext x) {
      return estimate;
    }

    @Override
    public boolean next(ExecContext x) {
      if (at == 2 * rows) {
        return false;
      }
      read++;
      x.registers.setLong(0, rows - at++ / 2);
      return true;
    }

    @Override
    public void close(ExecContext x) {}
  }

  private final ExecContext context = new ExecContext(null, 1);
  private final Evaluator rowid =
      new Evaluator(0) {
        @Override
        public void eval(ExecContext x) {}
      };

  private FewRows rows(Counted input, NearestRows.Few kind) {
    return new FewRows(context, input, rowid, kind, new Index(), WANTED, 0.99);
  }

  @Test
  void readsNoneOfManyWhenTheirNumberIsKnown() {
    for (int rows : new int[] {TABLE, TABLE / 2, TABLE / 10}) {
      Counted input = new Counted(rows, rows);
      FewRows few = rows(input, NearestRows.Few.ENTRIES);
      assertFalse(few.tryFirst(context));
      assertEquals(0, input.read);
      assertTrue(few.read(context));
      assertEquals(rows, few.sorted().length);
    }
  }

  @Test
  void readsHardlyAnyOfManyWhenTheirNumberIsNotKnown() {
    Counted input = new Counted(TABLE / 2, Double.NaN);
    FewRows few = rows(input, NearestRows.Few.UNKNOWN);
    assertFalse(few.tryFirst(context));
    assertTrue(input.read <= 2 * CHEAPEST, "read " + input.read);
    assertFalse(few.read(context));
    assertTrue(input.read <= TABLE / 10, "read " + input.read);
  }

  @Test
  void readsFew() {
    for (double estimate : new double[] {300, 200, Double.NaN}) {
      FewRows few = rows(new Counted(300, estimate), NearestRows.Few.ENTRIES);
      assertTrue(few.tryFirst(context) || few.read(context));
      assertArrayEquals(LongStream.rangeClosed(1, 300).toArray(), few.sorted());
    }
  }

  @Test
  void turnsToTheIndexWhenTheEstimateWasWrong() {
    Counted input = new Counted(TABLE, 100);
    FewRows few = rows(input, NearestRows.Few.ROWS);
    assertFalse(few.tryFirst(context));
    assertTrue(input.read <= 1000, "read " + input.read);
  }
}
