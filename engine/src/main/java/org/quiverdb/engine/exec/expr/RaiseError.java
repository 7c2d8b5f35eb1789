package org.quiverdb.engine.exec.expr;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.RaisedException;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/** RAISE in a trigger. */
public final class RaiseError extends Evaluator {
  private final ConflictClause action;
  private final @Nullable Evaluator message;

  public RaiseError(int register, ConflictClause action, @Nullable Evaluator message) {
    super(register);
    this.action = action;
    this.message = message;
  }

  @Override
  public void eval(ExecContext x) {
    String text = null;
    if (message != null) {
      message.eval(x);
      text = x.registers.getString(message.register);
    }
    throw new RaisedException(action, text);
  }
}
