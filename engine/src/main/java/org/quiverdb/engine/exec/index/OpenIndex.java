package org.quiverdb.engine.exec.index;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.AccessMethod;
import org.quiverdb.engine.spi.VectorIndex;

/** An index in a session for one state of the schema; opened when it is first asked for. */
final class OpenIndex implements AutoCloseable {
  private final SessionHost host;
  private final MethodIndex index;
  private final long generation;
  private @Nullable VectorIndex open;
  private @Nullable String obstacle;

  /**
   * @param generation number of the state of the schema
   */
  OpenIndex(SessionHost host, MethodIndex index, long generation) {
    this.host = host;
    this.index = index;
    this.generation = generation;
  }

  long generation() {
    return generation;
  }

  SessionHost host() {
    return host;
  }

  /** The open index, or null when it must not be used. */
  @Nullable VectorIndex open() {
    if (open == null && obstacle == null) {
      AccessMethod method = AccessMethods.find(index.method());
      if (index.detached() != null) {
        obstacle = index.detached();
      } else if (method == null) {
        obstacle = "no such access method: " + index.method();
      } else {
        tryOpen(method);
      }
    }
    return open;
  }

  private void tryOpen(AccessMethod method) {
    try {
      open = method.open(host);
    } catch (SqlException e) {
      if (e.resultCode() != ResultCode.ERROR) {
        throw e;
      }
      obstacle = String.valueOf(e.getMessage());
    }
  }

  /** Why it must not be used, or null. */
  @Nullable String obstacle() {
    return open() == null ? obstacle : null;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
    host.close();
  }
}
