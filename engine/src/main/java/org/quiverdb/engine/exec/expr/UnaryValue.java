package org.quiverdb.engine.exec.expr;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.record.Arithmetic;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.syntax.tree.UnaryOperator;

/** {@code -x}, {@code +x} and {@code ~x}. */
public final class UnaryValue extends Evaluator {
  private final UnaryOperator operator;
  private final Evaluator operand;

  public UnaryValue(int register, UnaryOperator operator, Evaluator operand) {
    super(register);
    this.operator = operator;
    this.operand = operand;
  }

  @Override
  public void eval(ExecContext x) {
    operand.eval(x);
    Registers r = x.registers;
    int a = operand.register;
    switch (operator) {
      case PLUS -> r.alias(register, a);
      case NEGATE -> Arithmetic.negate(r, a, register);
      default -> Arithmetic.bitNot(r, a, register);
    }
  }
}
