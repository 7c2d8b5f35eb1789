package org.quiverdb.engine.exec;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.txn.ErrorAction;

/** A constraint failed, or a trigger raised an error. Says what is to be left of the statement. */
public final class ConstraintException extends SqlException {
  private static final long serialVersionUID = 1L;

  private final ErrorAction action;

  public ConstraintException(ResultCode resultCode, String message, ErrorAction action) {
    super(resultCode, message);
    this.action = action;
  }

  public ErrorAction action() {
    return action;
  }
}
