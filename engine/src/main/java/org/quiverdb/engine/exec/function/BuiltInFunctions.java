package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.exec.function.datetime.DateFunctions;
import org.quiverdb.engine.exec.function.vector.VectorFunctions;

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
    DateFunctions.define(definer);
    Aggregates.define(definer);
    VectorFunctions.define(definer);
  }
}
