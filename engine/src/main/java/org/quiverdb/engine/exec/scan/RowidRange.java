package org.quiverdb.engine.exec.scan;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.TreePlace;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Registers;

/** Rows with rowids between two bounds, upwards or downwards. */
public final class RowidRange extends Operator {
  /** One end of the range. */
  public record Bound(Evaluator value, boolean inclusive) {}

  private final TableCursor row;
  private final @Nullable Bound lower;
  private final @Nullable Bound upper;
  private final boolean reverse;
  private final int scratch;
  private long low;
  private long high;
  private boolean started;
  private boolean empty;

  /**
   * @param scratch a register of this operator's own
   */
  public RowidRange(
      TableCursor row, @Nullable Bound lower, @Nullable Bound upper, boolean reverse, int scratch) {
    this.row = row;
    this.lower = lower;
    this.upper = upper;
    this.reverse = reverse;
    this.scratch = scratch;
  }

  @Override
  public void open(ExecContext x) {
    started = false;
    empty = false;
    low = lower == null ? Long.MIN_VALUE : lowest(x, lower);
    high = upper == null ? Long.MAX_VALUE : highest(x, upper);
    empty |= low > high;
  }

  private long lowest(ExecContext x, Bound bound) {
    Registers r = evaluate(x, bound);
    switch (r.tag[scratch]) {
      case Registers.INTEGER -> {
        long value = r.bits[scratch];
        empty |= !bound.inclusive() && value == Long.MAX_VALUE;
        return bound.inclusive() ? value : value + 1;
      }
      case Registers.REAL -> {
        double value = r.getDouble(scratch);
        double ceiling = Math.ceil(value);
        empty |= ceiling >= 0x1p63;
        boolean next = ceiling == value && !bound.inclusive();
        return ceiling < -0x1p63 ? Long.MIN_VALUE : (long) ceiling + (next ? 1 : 0);
      }
      default -> {
        empty = true;
        return 0;
      }
    }
  }

  private long highest(ExecContext x, Bound bound) {
    Registers r = evaluate(x, bound);
    switch (r.tag[scratch]) {
      case Registers.INTEGER -> {
        long value = r.bits[scratch];
        empty |= !bound.inclusive() && value == Long.MIN_VALUE;
        return bound.inclusive() ? value : value - 1;
      }
      case Registers.REAL -> {
        double value = r.getDouble(scratch);
        double floor = Math.floor(value);
        empty |= floor < -0x1p63;
        boolean before = floor == value && !bound.inclusive();
        return floor >= 0x1p63 ? Long.MAX_VALUE : (long) floor - (before ? 1 : 0);
      }
      case Registers.NULL -> {
        empty = true;
        return 0;
      }
      default -> {
        return Long.MAX_VALUE;
      }
    }
  }

  /**
   * Leaves the bound in the scratch register: a number if it can be one. Text and blobs are above
   * all numbers.
   */
  private Registers evaluate(ExecContext x, Bound bound) {
    bound.value().eval(x);
    Registers r = x.registers;
    r.alias(scratch, bound.value().register);
    Values.applyNumeric(r, scratch);
    return r;
  }

  @Override
  public double estimate(ExecContext x) {
    Cursor tree = row.tableTree(x);
    if (empty || !tree.seekRowidGE(low)) {
      return 0;
    }
    TreePlace first = tree.place();
    if (tree.seekRowidGT(high)) {
      return first.entriesTo(tree.place());
    }
    return tree.last() ? first.entriesTo(tree.place()) + 1 : 0;
  }

  @Override
  public boolean next(ExecContext x) {
    if (empty) {
      return false;
    }
    x.tick();
    Cursor tree = row.tableTree(x);
    boolean found;
    if (started) {
      found = reverse ? tree.previous() : tree.next();
    } else {
      started = true;
      found = reverse ? tree.seekRowidLE(high) : tree.seekRowidGE(low);
    }
    if (!found || (reverse ? tree.rowid() < low : tree.rowid() > high)) {
      empty = true;
      return false;
    }
    row.moved();
    return true;
  }

  @Override
  public void close(ExecContext x) {
    row.close();
  }
}
