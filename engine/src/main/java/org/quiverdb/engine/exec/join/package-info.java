/**
 * Operators that combine and filter rows: nested loops, outer joins, filters, hash joins, unions of
 * searches. Touches exec, exec.row. Start reading at {@link
 * org.quiverdb.engine.exec.join.NestedLoop}.
 */
@NullMarked
package org.quiverdb.engine.exec.join;

import org.jspecify.annotations.NullMarked;
