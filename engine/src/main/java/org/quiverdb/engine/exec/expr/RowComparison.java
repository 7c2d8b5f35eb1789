package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/** {@code (a, b) op (c, d)}: position by position from the left until one decides. */
public final class RowComparison extends Condition {
  private final BinaryOperator operator;
  private final Evaluator[] equal;
  private final Evaluator[] strict;

  /**
   * @param equal per position, whether both sides are equal (for IS, the same)
   * @param strict per position, whether the order is strictly the wanted one; unused for equality
   */
  public RowComparison(
      int register, BinaryOperator operator, Evaluator[] equal, Evaluator[] strict) {
    super(register);
    this.operator = operator;
    this.equal = equal;
    this.strict = strict;
  }

  @Override
  public int test(ExecContext x) {
    return switch (operator) {
      case EQ, IS -> allEqual(x);
      case NE, IS_NOT -> {
        int same = allEqual(x);
        yield same < 0 ? UNKNOWN : 1 - same;
      }
      default -> ordered(x);
    };
  }

  private int allEqual(ExecContext x) {
    int result = TRUE;
    for (Evaluator pair : equal) {
      int same = pair.test(x);
      if (same == FALSE) {
        return FALSE;
      }
      if (same == UNKNOWN) {
        result = UNKNOWN;
      }
    }
    return result;
  }

  private int ordered(ExecContext x) {
    for (int i = 0; i < equal.length; i++) {
      int same = equal[i].test(x);
      if (same == UNKNOWN) {
        return UNKNOWN;
      }
      if (same == FALSE) {
        return strict[i].test(x);
      }
    }
    return of(operator == BinaryOperator.LE || operator == BinaryOperator.GE);
  }
}
