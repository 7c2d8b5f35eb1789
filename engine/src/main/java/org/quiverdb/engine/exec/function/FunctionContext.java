package org.quiverdb.engine.exec.function;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;

/**
 * One call site of a function in a running statement: the environment, the collation of its
 * arguments, and a place where the function keeps what it prepared from a constant argument (a
 * compiled pattern, a parsed vector) from call to call. One thread.
 */
public final class FunctionContext implements AutoCloseable {
  private final FunctionEnvironment environment;
  private final Collation collation;
  private final TextView first = new TextView();
  private final TextView second = new TextView();
  private final TextView third = new TextView();
  private @Nullable Object prepared;

  /**
   * @param collation of the call's arguments, BINARY where there is none
   */
  public FunctionContext(FunctionEnvironment environment, Collation collation) {
    this.environment = environment;
    this.collation = collation.in(environment.encoding());
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

  /**
   * A register as text, in the first of three views; valid until the next call with the same view.
   */
  TextView text(Registers r, int register) {
    return first.set(r, register);
  }

  TextView text2(Registers r, int register) {
    return second.set(r, register);
  }

  TextView text3(Registers r, int register) {
    return third.set(r, register);
  }

  /** Frees small buffers; to be called when the statement is closed. */
  @Override
  public void close() {
    first.close();
    second.close();
    third.close();
  }
}
