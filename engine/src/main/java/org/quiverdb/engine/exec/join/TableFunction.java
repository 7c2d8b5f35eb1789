package org.quiverdb.engine.exec.join;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;

/** A table-valued function: the implementation behind a {@code TableFunctionShape}. */
public interface TableFunction {
  /**
   * Prepares one call in a FROM clause.
   *
   * @param arguments to be evaluated whenever the operator is opened
   * @param firstRegister of as many registers as the function has columns
   */
  Call call(Evaluator[] arguments, int firstRegister);

  /** The rows of a call and how its columns are read. */
  record Call(Operator operator, SourceRow row) {}
}
