package org.quiverdb.engine.exec.expr;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;

/**
 * CASE with or without a base; with one, every {@code when} is a {@link Compare} whose left side is
 * the base.
 */
public final class CaseOf extends Evaluator {
  private final @Nullable Evaluator base;
  private final Evaluator[] whens;
  private final Evaluator[] thens;
  private final @Nullable Evaluator otherwise;

  public CaseOf(
      int register,
      @Nullable Evaluator base,
      Evaluator[] whens,
      Evaluator[] thens,
      @Nullable Evaluator otherwise) {
    super(register);
    this.base = base;
    this.whens = whens;
    this.thens = thens;
    this.otherwise = otherwise;
  }

  @Override
  public void eval(ExecContext x) {
    Evaluator chosen = choose(x);
    if (chosen == null) {
      x.registers.setNull(register);
      return;
    }
    chosen.eval(x);
    x.registers.alias(register, chosen.register);
  }

  private @Nullable Evaluator choose(ExecContext x) {
    if (base != null) {
      base.eval(x);
    }
    for (int i = 0; i < whens.length; i++) {
      Evaluator when = whens[i];
      int result = base != null && when instanceof Compare c ? c.testRight(x) : when.test(x);
      if (result == TRUE) {
        return thens[i];
      }
    }
    return otherwise;
  }
}
