package org.quiverdb.engine.exec.function;

/** A function under one name and for a range of argument counts. */
public sealed interface FunctionDefinition permits ScalarFunction, AggregateFunction {
  /** The largest number of arguments that a call may have. */
  int ANY = 127;

  /** The name in lower case. */
  String name();

  int minArguments();

  int maxArguments();

  /** Whether it is called once per row of a group. */
  boolean isAggregate();

  /** Whether it takes so many arguments. */
  default boolean accepts(int argumentCount) {
    return argumentCount >= minArguments() && argumentCount <= maxArguments();
  }
}
