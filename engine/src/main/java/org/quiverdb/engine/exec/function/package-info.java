/**
 * SQL functions: scalar functions and aggregates over registers, one file per family, found by name
 * in FunctionRegistry. Touches record, memory and error only; what a function needs of its
 * connection comes through FunctionEnvironment. Start reading at ScalarFunction.
 */
@NullMarked
package org.quiverdb.engine.exec.function;

import org.jspecify.annotations.NullMarked;
