package org.quiverdb.engine.api;

/**
 * A scalar SQL function of the program's own: see {@link QuiverConnection#createFunction}. Called
 * on the thread that runs the statement, once for each evaluation.
 */
@FunctionalInterface
public interface SqlFunction {
  /** Says that equal arguments always give equal results. */
  int DETERMINISTIC = 1;

  /**
   * Says that equal arguments give equal results within one statement, so that a call with constant
   * arguments may be made once for all rows.
   */
  int STABLE = 2;

  /**
   * Computes one call. Without a call of one of {@code set...} the result is NULL. It may read by
   * way of the call's connection. An exception makes the statement fail: a
   * {@link org.quiverdb.engine.error.QuiverException} as it is, another one as a plain SQL error
   * with its message.
   *
   * @param call the arguments, and where the result goes; valid until this method returns
   */
  void call(SqlFunctionCall call);
}
