package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.syntax.tree.BinaryOperator;

/**
 * {@code + - *}: two integers without overflow, or two reals, at once; the rest the general way.
 */
public final class Arithmetics extends Evaluator {
  private final BinaryOperator operator;
  private final Evaluator left;
  private final Evaluator right;
  private final boolean rightStored;

  public Arithmetics(int register, BinaryOperator operator, Evaluator left, Evaluator right) {
    super(register);
    this.operator = operator;
    this.left = left;
    this.right = right;
    this.rightStored = right instanceof Stored;
  }

  @Override
  public void eval(ExecContext x) {
    TableCursor.eval(left, x);
    if (!rightStored) {
      TableCursor.eval(right, x);
    }
    Registers r = x.registers;
    int a = left.register;
    int b = right.register;
    byte tag = r.tag[a];
    if (tag == r.tag[b]) {
      if (tag == Registers.INTEGER && integers(r, r.bits[a], r.bits[b])) {
        return;
      }
      if (tag == Registers.REAL && reals(r, r.getDouble(a), r.getDouble(b))) {
        return;
      }
    } else if (tag == Registers.INTEGER && r.tag[b] == Registers.REAL) {
      if (reals(r, r.bits[a], r.getDouble(b))) {
        return;
      }
    } else if (tag == Registers.REAL && r.tag[b] == Registers.INTEGER) {
      if (reals(r, r.getDouble(a), r.bits[b])) {
        return;
      }
    }
    Values.arithmetic(operator, r, a, b, register);
  }

  private boolean integers(Registers r, long a, long b) {
    switch (operator) {
      case ADD -> {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
          return false;
        }
        r.setLong(register, sum);
      }
      case SUBTRACT -> {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
          return false;
        }
        r.setLong(register, difference);
      }
      case MULTIPLY -> {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
          return false;
        }
        r.setLong(register, product);
      }
      case BIT_AND -> r.setLong(register, a & b);
      case BIT_OR -> r.setLong(register, a | b);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean reals(Registers r, double a, double b) {
    switch (operator) {
      case ADD -> r.setDouble(register, a + b);
      case SUBTRACT -> r.setDouble(register, a - b);
      case MULTIPLY -> r.setDouble(register, a * b);
      default -> {
        return false;
      }
    }
    return true;
  }
}
