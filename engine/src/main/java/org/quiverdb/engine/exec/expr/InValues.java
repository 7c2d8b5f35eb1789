package org.quiverdb.engine.exec.expr;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/** {@code operand IN (item, ...)} by comparing one item after the other. */
public final class InValues extends Condition {
  private final Evaluator operand;
  private final Evaluator[] items;
  private final @Nullable Affinity affinity;
  private final Collation collation;
  private final int left;
  private final int right;

  /**
   * @param left a register of this evaluator's own for the converted operand, {@code right} one for
   * the converted item
   */
  public InValues(
      int register,
      Evaluator operand,
      Evaluator[] items,
      @Nullable Affinity affinity,
      Collation collation,
      int left,
      int right) {
    super(register);
    this.operand = operand;
    this.items = items;
    this.affinity = affinity;
    this.collation = collation;
    this.left = left;
    this.right = right;
  }

  @Override
  public int test(ExecContext x) {
    if (items.length == 0) {
      return FALSE;
    }
    operand.eval(x);
    Registers r = x.registers;
    if (r.tag[operand.register] == Registers.NULL) {
      return UNKNOWN;
    }
    r.alias(left, operand.register);
    if (affinity != null) {
      Values.applyComparison(r, left, affinity);
    }
    int result = FALSE;
    for (Evaluator item : items) {
      item.eval(x);
      int i = item.register;
      if (r.tag[i] == Registers.NULL) {
        result = UNKNOWN;
        continue;
      }
      if (affinity != null) {
        r.alias(right, i);
        Values.applyComparison(r, right, affinity);
        i = right;
      }
      if (Values.compare(r, left, i, collation) == 0) {
        return TRUE;
      }
    }
    return result;
  }
}
