package org.quiverdb.engine.exec.function;

import java.util.function.Supplier;

/** Shortens the tables of functions. */
public final class Definer {
  /** The largest number of arguments. */
  public static final int ANY = FunctionDefinition.ANY;

  private final FunctionRegistry registry;

  Definer(FunctionRegistry registry) {
    this.registry = registry;
  }

  /** Adds a deterministic function with a fixed number of arguments. */
  public Definer define(String name, int arguments, ScalarFunction.Body body) {
    return define(name, arguments, arguments, body);
  }

  /** Adds a deterministic function. */
  public Definer define(String name, int min, int max, ScalarFunction.Body body) {
    return define(name, min, max, ScalarFunction.DETERMINISTIC, body);
  }

  /** Adds a function with flags of {@link ScalarFunction}. */
  public Definer define(String name, int min, int max, int flags, ScalarFunction.Body body) {
    registry.register(new ScalarFunction(name, min, max, flags, body));
    return this;
  }

  /** Adds an aggregate with flags of {@link AggregateFunction}. */
  public Definer aggregate(
      String name, int arguments, int flags, Supplier<Accumulator> accumulators) {
    registry.register(new AggregateFunction(name, arguments, arguments, flags, accumulators));
    return this;
  }
}
