package org.quiverdb.engine.exec.function;

import java.util.function.Supplier;

/** Shortens the tables of functions. */
final class Definer {
  static final int ANY = FunctionDefinition.ANY;
  private final FunctionRegistry registry;

  Definer(FunctionRegistry registry) {
    this.registry = registry;
  }

  /** A deterministic function with a fixed number of arguments. */
  Definer define(String name, int arguments, ScalarFunction.Body body) {
    return define(name, arguments, arguments, body);
  }

  /** A deterministic function. */
  Definer define(String name, int min, int max, ScalarFunction.Body body) {
    return define(name, min, max, ScalarFunction.DETERMINISTIC, body);
  }

  Definer define(String name, int min, int max, int flags, ScalarFunction.Body body) {
    registry.register(new ScalarFunction(name, min, max, flags, body));
    return this;
  }

  Definer aggregate(String name, int arguments, int flags, Supplier<Accumulator> accumulators) {
    registry.register(new AggregateFunction(name, arguments, arguments, flags, accumulators));
    return this;
  }
}
