package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Registers;

/** AND, OR, NOT, IS NULL and IS TRUE in three-valued logic. */
public final class Logic {
  private Logic() {}

  /** {@code left AND right}; the right side is not looked at when the left is false. */
  public static Evaluator and(int register, Evaluator left, Evaluator right) {
    return new And(register, left, right);
  }

  /** {@code left OR right}; the right side is not looked at when the left is true. */
  public static Evaluator or(int register, Evaluator left, Evaluator right) {
    return new Or(register, left, right);
  }

  /** {@code NOT operand}. */
  public static Evaluator not(int register, Evaluator operand) {
    return new Not(register, operand);
  }

  /** {@code operand IS NULL} or {@code IS NOT NULL}. */
  public static Evaluator isNull(int register, Evaluator operand, boolean negated) {
    return new IsNull(register, operand, negated);
  }

  /** {@code operand IS [NOT] TRUE|FALSE}. */
  public static Evaluator truthTest(
      int register, Evaluator operand, boolean value, boolean negated) {
    return new TruthTest(register, operand, value, negated);
  }

  private static final class And extends Condition {
    private final Evaluator left;
    private final Evaluator right;

    And(int register, Evaluator left, Evaluator right) {
      super(register);
      this.left = left;
      this.right = right;
    }

    @Override
    public int test(ExecContext x) {
      int a = left.test(x);
      if (a == FALSE) {
        return FALSE;
      }
      int b = right.test(x);
      return a == TRUE || b == FALSE ? b : UNKNOWN;
    }
  }

  private static final class Or extends Condition {
    private final Evaluator left;
    private final Evaluator right;

    Or(int register, Evaluator left, Evaluator right) {
      super(register);
      this.left = left;
      this.right = right;
    }

    @Override
    public int test(ExecContext x) {
      int a = left.test(x);
      if (a == TRUE) {
        return TRUE;
      }
      int b = right.test(x);
      return a == FALSE || b == TRUE ? b : UNKNOWN;
    }
  }

  private static final class Not extends Condition {
    private final Evaluator operand;

    Not(int register, Evaluator operand) {
      super(register);
      this.operand = operand;
    }

    @Override
    public int test(ExecContext x) {
      int a = operand.test(x);
      return a < 0 ? UNKNOWN : 1 - a;
    }
  }

  private static final class IsNull extends Condition {
    private final Evaluator operand;
    private final boolean negated;

    IsNull(int register, Evaluator operand, boolean negated) {
      super(register);
      this.operand = operand;
      this.negated = negated;
    }

    @Override
    public int test(ExecContext x) {
      operand.eval(x);
      return of(x.registers.tag[operand.register] == Registers.NULL != negated);
    }
  }

  private static final class TruthTest extends Condition {
    private final Evaluator operand;
    private final int wanted;
    private final boolean negated;

    TruthTest(int register, Evaluator operand, boolean value, boolean negated) {
      super(register);
      this.operand = operand;
      this.wanted = of(value);
      this.negated = negated;
    }

    @Override
    public int test(ExecContext x) {
      return of(operand.test(x) == wanted != negated);
    }
  }
}
