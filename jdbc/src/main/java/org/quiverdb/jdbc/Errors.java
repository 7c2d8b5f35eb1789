package org.quiverdb.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.engine.error.ResultCode;

/**
 * Makes SQLExceptions of the engine's errors: subclass and SQLState by result code, SQLite's text
 * as the message. States of class 08 are given only to failures to connect, because connection
 * pools throw a connection away when they see one.
 */
final class Errors {
  private static final String SYNTAX_STATE = "42000";
  static final String MISUSE_STATE = "HY010";

  /** Not 0A000, which makes connection pools throw a connection away. */
  private static final String UNSUPPORTED_STATE = "HYC00";

  private Errors() {}

  /** An error while a statement runs. */
  static SQLException running(QuiverException e) {
    ResultCode code = e.resultCode();
    return switch (code.primary()) {
      case CONSTRAINT -> new ConstraintError(e, constraintState(code));
      case BUSY, LOCKED -> new BusyError(e);
      case INTERRUPT -> new GeneralError(e, "57014");
      case ERROR -> namesSomethingUnknown(e) ? preparing(e) : new GeneralError(e, "HY000");
      case READONLY -> new RefusedError(e, "25006");
      case AUTH, PERM -> new RefusedError(e, "42501");
      case MISMATCH -> new DataError(e, "22018");
      case TOOBIG -> new DataError(e, "22001");
      case RANGE -> new GeneralError(e, "07009");
      case MISUSE -> new GeneralError(e, MISUSE_STATE);
      case FULL -> new GeneralError(e, "53100");
      case NOMEM -> new GeneralError(e, "53200");
      case IOERR, CANTOPEN -> new GeneralError(e, "58030");
      case CORRUPT, NOTADB -> new GeneralError(e, "XX001");
      default -> new GeneralError(e, "HY000");
    };
  }

  /** An error while a statement is prepared. */
  static SQLException preparing(QuiverException e) {
    if (e.resultCode().primary() != ResultCode.ERROR) {
      return running(e);
    }
    String message = message(e);
    if (message.startsWith("no such table")) {
      return new SyntaxError(e, "42S02");
    }
    return new SyntaxError(e, message.startsWith("no such column") ? "42S22" : SYNTAX_STATE);
  }

  /** An error while a database is opened. */
  static SQLException opening(QuiverException e) {
    return new ConnectError(e);
  }

  /** The statement ran longer than its query timeout. */
  static SQLException timeout(QuiverException e, int seconds) {
    return new TimeoutError(e, seconds);
  }

  /** A call that does not fit the object's state. */
  static SQLException misuse(String message) {
    return new SQLException(message, MISUSE_STATE, ResultCode.MISUSE.number());
  }

  /** An argument that the call cannot take. */
  static SQLException argument(String message) {
    return new SQLException(message, "22023", ResultCode.MISUSE.number());
  }

  /** A value that cannot be read or bound as the type asked for. */
  static SQLException conversion(String message) {
    return new SQLDataException(message, "22018", ResultCode.MISMATCH.number());
  }

  static SQLException unsupported(String what) {
    return new SQLFeatureNotSupportedException("not supported: " + what, UNSUPPORTED_STATE);
  }

  private static boolean namesSomethingUnknown(QuiverException e) {
    return message(e).startsWith("no such ");
  }

  private static String message(QuiverException e) {
    return String.valueOf(e.getMessage());
  }

  private static String constraintState(ResultCode code) {
    return switch (code) {
      case CONSTRAINT_UNIQUE, CONSTRAINT_PRIMARYKEY, CONSTRAINT_ROWID -> "23505";
      case CONSTRAINT_FOREIGNKEY -> "23503";
      case CONSTRAINT_NOTNULL -> "23502";
      case CONSTRAINT_CHECK -> "23514";
      default -> "23000";
    };
  }

  private static int vendorCode(QuiverException e) {
    return e.resultCode().primary().number();
  }

  private static final class GeneralError extends SQLException implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    GeneralError(QuiverException e, String state) {
      super(e.getMessage(), state, vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class ConstraintError extends SQLIntegrityConstraintViolationException
      implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    ConstraintError(QuiverException e, String state) {
      super(e.getMessage(), state, vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class BusyError extends SQLTransactionRollbackException
      implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    BusyError(QuiverException e) {
      super(e.getMessage(), "40001", vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class RefusedError extends SQLNonTransientException
      implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    RefusedError(QuiverException e, String state) {
      super(e.getMessage(), state, vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class DataError extends SQLDataException implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    DataError(QuiverException e, String state) {
      super(e.getMessage(), state, vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class SyntaxError extends SQLSyntaxErrorException
      implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    SyntaxError(QuiverException e, String state) {
      super(e.getMessage(), state, vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class ConnectError extends SQLNonTransientConnectionException
      implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    ConnectError(QuiverException e) {
      super(e.getMessage(), "08001", vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }

  private static final class TimeoutError extends SQLTimeoutException
      implements QuiverSqlException {
    private static final long serialVersionUID = 1;
    private final ResultCode code;

    TimeoutError(QuiverException e, int seconds) {
      super(e.getMessage() + ": query timeout of " + seconds + " s", "57014", vendorCode(e), e);
      code = e.resultCode();
    }

    @Override
    public ResultCode resultCode() {
      return code;
    }
  }
}
