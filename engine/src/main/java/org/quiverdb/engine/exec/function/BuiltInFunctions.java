package org.quiverdb.engine.exec.function;

/** Registers the functions that every connection has. */
final class BuiltInFunctions {
  private BuiltInFunctions() {}

  static void registerAll(FunctionRegistry registry) {
    registry.register(
        new ScalarFunction(
            "typeof",
            1,
            1,
            ScalarFunction.DETERMINISTIC,
            (context, r, first, count, result) ->
                r.setText(
                    result,
                    switch (r.tag[first]) {
                      case 1 -> "integer";
                      case 2 -> "real";
                      case 3 -> "text";
                      case 4 -> "blob";
                      default -> "null";
                    })));
  }
}
