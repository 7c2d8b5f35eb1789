package org.quiverdb.engine.exec.sort;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowOrder;
import org.quiverdb.engine.record.Registers;

/**
 * Compound queries by merging: both inputs come in the wanted order. For all but UNION ALL that
 * order covers every column, so that rows which compare as equal are neighbours; of equal rows of
 * both sides UNION shows the right one, as SQLite does.
 */
public final class Merge extends Operator {
  /** Which rows come out. */
  public enum Kind {
    UNION_ALL,
    UNION,
    INTERSECT,
    EXCEPT
  }

  private final Kind kind;
  private final Side left;
  private final Side right;
  private final RowOrder order;
  private final int[] keys;
  private final int first;
  private final int width;
  private boolean shown;

  /** One input: its current row is copied to registers. */
  private static final class Side {
    private final Operator input;
    private final Evaluator[] columns;
    private final int first;
    private boolean has;

    Side(Operator input, Evaluator[] columns, int first) {
      this.input = input;
      this.columns = columns;
      this.first = first;
    }

    void open(ExecContext x) {
      input.open(x);
      move(x);
    }

    void move(ExecContext x) {
      has = input.next(x);
      for (int i = 0; has && i < columns.length; i++) {
        columns[i].eval(x);
        x.registers.copyFrom(first + i, x.registers, columns[i].register);
      }
    }
  }

  /**
   * @param keys the columns of the order
   * @param first of three times as many registers as there are columns; the row that comes out is
   * in the first of them
   */
  public Merge(
      Kind kind,
      Operator left,
      Evaluator[] leftColumns,
      Operator right,
      Evaluator[] rightColumns,
      RowOrder order,
      int[] keys,
      int first) {
    this.kind = kind;
    this.order = order;
    this.keys = keys;
    this.first = first;
    this.width = leftColumns.length;
    this.left = new Side(left, leftColumns, first + width);
    this.right = new Side(right, rightColumns, first + 2 * width);
  }

  @Override
  public void open(ExecContext x) {
    left.open(x);
    right.open(x);
    shown = false;
  }

  @Override
  public boolean next(ExecContext x) {
    while (left.has || right.has) {
      if (kind == Kind.INTERSECT && !(left.has && right.has) || kind == Kind.EXCEPT && !left.has) {
        return false;
      }
      int which = !left.has ? 1 : !right.has ? -1 : compare(x, left.first, right.first);
      Side chosen = choose(x, which);
      if (chosen != null && show(x, chosen)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The side whose row is a candidate, after the others that it stands for were passed over; null
   * for none.
   */
  private @org.jspecify.annotations.Nullable Side choose(ExecContext x, int which) {
    switch (kind) {
      case UNION_ALL -> {
        return which <= 0 ? left : right;
      }
      case UNION -> {
        if (which == 0) {
          left.move(x);
          return null;
        }
        return which < 0 ? left : right;
      }
      case INTERSECT -> {
        if (which == 0) {
          return left;
        }
        (which < 0 ? left : right).move(x);
        return null;
      }
      case EXCEPT -> {
        if (which < 0) {
          return left;
        }
        (which == 0 ? left : right).move(x);
        return null;
      }
    }
    throw new IllegalStateException(kind.toString());
  }

  /** Makes a side's row the current one, unless it equals the last one shown. */
  private boolean show(ExecContext x, Side side) {
    Registers r = x.registers;
    boolean again = kind != Kind.UNION_ALL && shown && compare(x, side.first, first) == 0;
    if (!again) {
      for (int i = 0; i < width; i++) {
        r.copyFrom(first + i, r, side.first + i);
      }
      shown = true;
    }
    side.move(x);
    return !again;
  }

  private int compare(ExecContext x, int a, int b) {
    return order.compare(x.registers, a, b, keys);
  }

  @Override
  public void close(ExecContext x) {
    left.input.close(x);
    right.input.close(x);
  }
}
