package org.quiverdb.engine.exec.function;

/** Registers the functions that every connection has, family by family. */
final class BuiltInFunctions {
  private BuiltInFunctions() {}

  static void registerAll(FunctionRegistry registry) {
    Definer definer = new Definer(registry);
    ValueFunctions.define(definer);
    StringFunctions.define(definer);
    QuoteFunctions.define(definer);
    PatternFunctions.define(definer);
    NumberFunctions.define(definer);
    MathFunctions.define(definer);
    ConnectionFunctions.define(definer);
    Aggregates.define(definer);
  }
}
