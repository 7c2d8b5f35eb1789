package org.quiverdb.engine.exec.compile;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.expr.CaseOf;
import org.quiverdb.engine.exec.expr.FirstNotNull;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.sql.bind.BoundExpr;

/** Functions that must not evaluate all their arguments: coalesce, ifnull, iif. */
final class LazyCalls {
  private LazyCalls() {}

  /** The evaluator, or null if the function takes its arguments at once. */
  static @Nullable Evaluator compile(
      ExpressionCompiler expressions, int register, BoundExpr.Call e) {
    if (!(e.function().definition() instanceof ScalarFunction s) || !s.isLazy()) {
      return null;
    }
    return switch (e.function().name()) {
      case "coalesce", "ifnull" ->
          new FirstNotNull(register, expressions.compileAll(e.arguments()));
      case "iif", "if" -> choose(expressions, register, e);
      case "likely", "unlikely", "likelihood" -> expressions.compile(e.arguments().get(0));
      default -> null;
    };
  }

  private static Evaluator choose(ExpressionCompiler expressions, int register, BoundExpr.Call e) {
    int arms = e.arguments().size() / 2;
    Evaluator[] whens = new Evaluator[arms];
    Evaluator[] thens = new Evaluator[arms];
    for (int i = 0; i < arms; i++) {
      whens[i] = expressions.compile(e.arguments().get(2 * i));
      thens[i] = expressions.compile(e.arguments().get(2 * i + 1));
    }
    boolean otherwise = e.arguments().size() % 2 == 1;
    return new CaseOf(
        register,
        null,
        whens,
        thens,
        otherwise ? expressions.compile(e.arguments().get(2 * arms)) : null);
  }
}
