/**
 * Evaluators of expressions, one file per family. Touches exec, exec.scan and record. Start reading
 * at {@link org.quiverdb.engine.exec.Evaluator}, then {@link
 * org.quiverdb.engine.exec.expr.Compare}.
 */
@NullMarked
package org.quiverdb.engine.exec.expr;

import org.jspecify.annotations.NullMarked;
