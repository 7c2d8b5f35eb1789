package org.quiverdb.engine.exec.function;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Collation;

/**
 * One call site of a function in a running statement: the environment, the collation of its
 * arguments, and a place where the function keeps what it prepared from a constant argument (a
 * compiled pattern, a parsed vector) from call to call. One thread.
 */
public final class FunctionContext {
  private final FunctionEnvironment environment;
  private final Collation collation;
  private @Nullable Object prepared;

  public FunctionContext(FunctionEnvironment environment, Collation collation) {
    this.environment = environment;
    this.collation = collation;
  }

  public FunctionEnvironment environment() {
    return environment;
  }

  /** The collation for comparisons of this call's arguments. */
  public Collation collation() {
    return collation;
  }

  /**
   * What the function left here at an earlier call, or null. The function must check that it still
   * fits.
   */
  public @Nullable Object prepared() {
    return prepared;
  }

  public void setPrepared(Object value) {
    prepared = value;
  }
}
