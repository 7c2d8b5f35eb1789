package org.quiverdb.engine.sql.bind;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;

/** A table or column that is not there, of which a statement may have several. */
final class UnknownName extends SqlException {
  private static final long serialVersionUID = 1L;

  private UnknownName(String message, int offset) {
    super(ResultCode.ERROR, message, offset);
  }

  static UnknownName table(String shown, int offset) {
    return new UnknownName("no such table: " + shown, offset);
  }

  static UnknownName column(String shown, int offset) {
    return new UnknownName("no such column: " + shown, offset);
  }
}
