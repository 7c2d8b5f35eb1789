package org.quiverdb.engine.exec.compile;

import java.util.List;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.expr.FunctionCall;
import org.quiverdb.engine.exec.expr.LikeConstant;
import org.quiverdb.engine.exec.expr.RaiseError;
import org.quiverdb.engine.exec.function.FunctionContext;
import org.quiverdb.engine.exec.function.ScalarFunction;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.FunctionShape;

/** Compiles calls of scalar functions. */
final class CallCompiler {
  private final CompileState state;
  private final ExpressionCompiler expressions;

  CallCompiler(CompileState state, ExpressionCompiler expressions) {
    this.state = state;
    this.expressions = expressions;
  }

  Evaluator call(int register, BoundExpr.Call e) {
    Evaluator lazy = LazyCalls.compile(expressions, register, e);
    if (lazy != null) {
      return lazy;
    }
    if (!(e.function().definition() instanceof ScalarFunction function)) {
      throw new IllegalStateException("not a scalar function: " + e.function().name());
    }
    Evaluator[] arguments = expressions.compileAll(e.arguments());
    Evaluator call = plain(register, e, function, arguments);
    boolean like =
        function.name().equals("like")
            && arguments.length == 2
            && e.arguments().get(0) instanceof BoundExpr.TextConstant;
    Evaluator fast = null;
    if (like) {
      String pattern = ((BoundExpr.TextConstant) e.arguments().get(0)).value();
      fast = LikeConstant.of(state.newRegister(), arguments[1], call, pattern);
    }
    return fast == null ? call : fast;
  }

  private Evaluator plain(
      int register, BoundExpr.Call e, ScalarFunction function, Evaluator[] arguments) {
    return new FunctionCall(
        register,
        function,
        new FunctionContext(state.session, state.collation(e.collation())),
        arguments,
        state.newRegisters(arguments.length));
  }

  Evaluator currentTime(int register, BoundExpr.CurrentTime e) {
    String name =
        switch (e.kind()) {
          case DATE -> "date";
          case TIME -> "time";
          case TIMESTAMP -> "datetime";
        };
    FunctionShape function = state.session.function(name, 1);
    if (function == null) {
      throw SqlException.error("not yet supported: CURRENT_" + e.kind());
    }
    return call(
        register,
        new BoundExpr.Call(function, List.of(new BoundExpr.TextConstant("now")), Collation.BINARY));
  }

  Evaluator raise(int register, BoundExpr.Raise e) {
    return new RaiseError(
        register, e.action(), e.message() == null ? null : expressions.compile(e.message()));
  }
}
