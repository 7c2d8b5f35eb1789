/**
 * INSERT, UPDATE and DELETE: constraints, conflict clauses, index maintenance, triggers. Uses the
 * expression compiler and the row sources of {@code exec.compile}. Start reading at RowWriter, then
 * InsertCompiler.
 */
@NullMarked
package org.quiverdb.engine.exec.dml;

import org.jspecify.annotations.NullMarked;
