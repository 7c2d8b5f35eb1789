/**
 * Turns each kind of statement into a program. The top of exec: it may touch all of it. Start
 * reading at StatementFactory.
 */
@NullMarked
package org.quiverdb.engine.exec.statement;

import org.jspecify.annotations.NullMarked;
