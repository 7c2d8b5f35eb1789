/**
 * What runs a statement: registers of values, evaluators of expressions, operators that pull rows.
 * Sub-packages hold the kinds of operators; {@code exec.compile} puts them together. Start reading
 * at {@link org.quiverdb.engine.exec.Operator}, {@link org.quiverdb.engine.exec.Evaluator} and
 * {@code exec.compile.StatementCompiler}.
 */
@NullMarked
package org.quiverdb.engine.exec;

import org.jspecify.annotations.NullMarked;
