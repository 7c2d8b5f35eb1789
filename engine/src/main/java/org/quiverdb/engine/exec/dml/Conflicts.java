package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.exec.ConstraintException;
import org.quiverdb.engine.exec.txn.ErrorAction;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/** Which conflict clause applies, and the errors that come of it ("The ON CONFLICT Clause"). */
final class Conflicts {
  private Conflicts() {}

  /** The statement's OR clause wins over the constraint's; neither means ABORT. */
  static ConflictClause effective(ConflictClause statement, ConflictClause constraint) {
    if (statement != ConflictClause.UNSPECIFIED) {
      return statement;
    }
    return constraint == ConflictClause.UNSPECIFIED ? ConflictClause.ABORT : constraint;
  }

  /** The error of a constraint that is neither ignored nor repaired. */
  static ConstraintException error(ResultCode code, String message, ConflictClause clause) {
    return new ConstraintException(code, message, action(clause));
  }

  static ErrorAction action(ConflictClause clause) {
    return switch (clause) {
      case ROLLBACK -> ErrorAction.ROLLBACK;
      case FAIL -> ErrorAction.FAIL;
      default -> ErrorAction.ABORT;
    };
  }
}
