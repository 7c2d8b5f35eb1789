package org.quiverdb.engine.exec;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/**
 * RAISE was evaluated in a trigger. The statement that fired the trigger catches it; it never
 * reaches a caller.
 */
public final class RaisedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ConflictClause action;

  public RaisedException(ConflictClause action, @Nullable String message) {
    super(message, null, false, false);
    this.action = action;
  }

  public ConflictClause action() {
    return action;
  }
}
