package org.quiverdb.engine.exec.expr;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/**
 * A comparison. Two integers, or two reals, are compared at once; everything else takes the general
 * way over affinity, storage classes and collation.
 */
public final class Compare extends Condition {
  private static final int LESS = 1;
  private static final int EQUAL = 2;
  private static final int GREATER = 4;

  private final Evaluator left;
  private final Evaluator right;
  private final int accepted;
  private final boolean nullsCompare;
  private final @Nullable Affinity affinity;
  private final Collation collation;
  private final boolean rightStored;
  private final int leftScratch;
  private final int rightScratch;

  /**
   * @param leftScratch with an affinity, a register of this evaluator's own for the converted left
   * side; {@code rightScratch}
   *     likewise
   */
  public Compare(
      int register,
      BinaryOperator operator,
      Evaluator left,
      Evaluator right,
      @Nullable Affinity affinity,
      Collation collation,
      int leftScratch,
      int rightScratch) {
    super(register);
    this.left = left;
    this.right = right;
    this.rightStored = right instanceof Stored;
    this.accepted = accepted(operator);
    this.nullsCompare = operator == BinaryOperator.IS || operator == BinaryOperator.IS_NOT;
    this.affinity = affinity;
    this.collation = collation;
    this.leftScratch = leftScratch;
    this.rightScratch = rightScratch;
  }

  private static int accepted(BinaryOperator operator) {
    return switch (operator) {
      case EQ, IS -> EQUAL;
      case NE, IS_NOT -> LESS | GREATER;
      case LT -> LESS;
      case LE -> LESS | EQUAL;
      case GT -> GREATER;
      case GE -> GREATER | EQUAL;
      default -> throw new IllegalArgumentException(operator.toString());
    };
  }

  @Override
  public int test(ExecContext x) {
    TableCursor.eval(left, x);
    if (!rightStored) {
      TableCursor.eval(right, x);
    }
    Registers r = x.registers;
    int a = left.register;
    int b = right.register;
    byte tags = r.tag[a];
    if (tags == r.tag[b]) {
      if (tags == Registers.INTEGER) {
        return accepts(Long.compare(r.bits[a], r.bits[b]));
      }
      if (tags == Registers.REAL) {
        double d = r.getDouble(a);
        double e = r.getDouble(b);
        return accepts(d < e ? -1 : d > e ? 1 : 0);
      }
    }
    return general(r, a, b);
  }

  /** Compares once the left side has been evaluated by someone else (BETWEEN, CASE). */
  int testRight(ExecContext x) {
    right.eval(x);
    return general(x.registers, left.register, right.register);
  }

  private int general(Registers r, int a, int b) {
    if (r.tag[a] == Registers.NULL || r.tag[b] == Registers.NULL) {
      if (!nullsCompare) {
        return UNKNOWN;
      }
      boolean same = r.tag[a] == r.tag[b];
      return of(same == (accepted == EQUAL));
    }
    if (affinity == null) {
      return accepts(Values.compare(r, a, b, collation));
    }
    r.alias(leftScratch, a);
    r.alias(rightScratch, b);
    Values.applyComparison(r, leftScratch, affinity);
    Values.applyComparison(r, rightScratch, affinity);
    return accepts(Values.compare(r, leftScratch, rightScratch, collation));
  }

  private int accepts(int order) {
    return accepted >> Integer.signum(order) + 1 & 1;
  }
}
