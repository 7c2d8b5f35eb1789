package org.quiverdb.engine.exec.vector;

import java.util.Arrays;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.spi.VectorIndex;

/**
 * The rowids that an ordinary search finds, read while that is likely to cost less than the vector
 * index. The fewer rows pass, the more the index has to look at and the fewer are to be measured
 * without it, so that there is a number of rows at which both cost the same.
 *
 * <p>How many rows there are is estimated before the first is read, where the B-tree can tell.
 * Where it cannot, or was wrong, reading stops when it has cost as much as the index does at least;
 * what the index then sees of passing rows tells whether to read on.
 *
 * <p>Costs are in the units of {@link VectorIndex#cost}.
 */
final class FewRows {
  /** Reading one entry of an index. */
  private static final double ENTRY_COST = 0.15;

  /** Going to the row of an entry and testing it. */
  private static final double LOOKUP_COST = 1;

  /** So many rows are never few. */
  private static final int MANY = 1 << 20;

  /** An estimate was wrong when there are so many times more rows. */
  private static final int WRONG = 2;

  private final Operator rows;
  private final Evaluator rowid;
  private final boolean tested;
  private final VectorIndex index;
  private final double recall;
  private final long wanted;
  private final double estimate;
  private long[] rowids = new long[16];
  private int count;

  /** Whether the rows are open and none has been read. */
  private boolean fresh = true;

  /**
   * Opens the rows.
   *
   * @param kind what each row costs and whether their number can be told
   */
  FewRows(
      ExecContext x,
      Operator rows,
      Evaluator rowid,
      NearestRows.Few kind,
      VectorIndex index,
      long wanted,
      double recall) {
    this.rows = rows;
    this.rowid = rowid;
    this.tested = kind != NearestRows.Few.ENTRIES;
    this.index = index;
    this.wanted = wanted;
    this.recall = recall;
    rows.open(x);
    estimate = kind == NearestRows.Few.UNKNOWN ? Double.NaN : rows.estimate(x);
  }

  /** Whether the number of rows could be told beforehand. */
  private boolean isEstimated() {
    return !Double.isNaN(estimate);
  }

  private double costOfReading() {
    return ENTRY_COST + (tested ? LOOKUP_COST : 0);
  }

  /** What the index costs at least when so many rows pass. */
  private double indexCost(double passing) {
    double all = Math.max(1, index.rowCount());
    double searched = wanted * all / Math.clamp(passing, 1.0, all);
    return index.cost((long) Math.clamp(searched, wanted, Math.max(wanted, all)), recall);
  }

  /** So many rows cost as much as the index does when all rows pass. */
  private long harmless() {
    return (long) (index.cost(wanted, recall) / (costOfReading() + 1));
  }

  /**
   * Reads all rows if that is likely to cost less than the index, of which nothing is known but how
   * many rows it has.
   *
   * @return whether it did
   */
  boolean tryFirst(ExecContext x) {
    if (isEstimated() && estimate * (costOfReading() + 1) > indexCost(estimate)) {
      return false;
    }
    long most = isEstimated() ? (long) (WRONG * estimate) : 0;
    return read(x, Math.max(most, harmless()));
  }

  /**
   * What all the rows cost when they are read and measured.
   *
   * @param share of the rows of the index that pass, as seen so far
   */
  double cost(double share) {
    double passing = share * index.rowCount();
    double all = isEstimated() ? estimate : passing;
    return all * costOfReading() + (tested ? Math.min(passing, all) : all);
  }

  /**
   * Reads all rows, now that the index is seen to cost more.
   *
   * @return whether it did; false when there are more than was thought
   */
  boolean read(ExecContext x) {
    if (isEstimated() && WRONG * estimate >= harmless()) {
      return estimate < MANY && read(x, (long) (WRONG * estimate));
    }
    boolean all = read(x, 2 * harmless());
    while (!all && 2L * count <= MANY && count * (costOfReading() + 1) < indexCost(2.0 * count)) {
      all = readOn(x, 2L * count);
    }
    return all;
  }

  private boolean read(ExecContext x, long most) {
    if (!fresh) {
      rows.open(x);
    }
    fresh = false;
    count = 0;
    return readOn(x, most);
  }

  private boolean readOn(ExecContext x, long most) {
    boolean ended = false;
    while (!ended && count < most) {
      ended = !rows.next(x);
      if (!ended) {
        rowid.eval(x);
        add(x.registers.bits[rowid.register]);
      }
    }
    return ended;
  }

  /** Of a row that joins several others it is enough to know once. */
  private void add(long row) {
    if (count > 0 && rowids[count - 1] == row) {
      return;
    }
    if (count == rowids.length) {
      rowids = Arrays.copyOf(rowids, 2 * count);
    }
    rowids[count++] = row;
  }

  /** The rowids, ascending, each once. */
  long[] sorted() {
    long[] sorted = Arrays.copyOf(rowids, count);
    Arrays.sort(sorted);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, kept);
  }

  void close(ExecContext x) {
    rows.close(x);
  }
}
