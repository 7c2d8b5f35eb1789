/**
 * From a bound and planned statement to operators and evaluators. The top of exec: it may touch
 * every package of it. Start reading at {@link org.quiverdb.engine.exec.compile.StatementCompiler}.
 */
@NullMarked
package org.quiverdb.engine.exec.compile;

import org.jspecify.annotations.NullMarked;
