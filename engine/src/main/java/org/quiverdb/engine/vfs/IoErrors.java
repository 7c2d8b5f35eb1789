package org.quiverdb.engine.vfs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;

/** Makes the exceptions of this package: SQLite's message, and the details as the cause. */
final class IoErrors {
  private IoErrors() {}

  /** An error whose details are a text. */
  static SqlException of(ResultCode code, @Nullable String path, String detail) {
    return new SqlException(code, code.text(), new IOException(path + ": " + detail));
  }

  /** An error that the JDK found. */
  static SqlException of(ResultCode code, Exception cause) {
    return new SqlException(code, code.text(), cause);
  }
}
