/**
 * Operators that order, limit and de-duplicate rows, and set operations of compound queries.
 * Touches exec and exec.row. Start reading at {@link org.quiverdb.engine.exec.sort.Sort}.
 */
@NullMarked
package org.quiverdb.engine.exec.sort;

import org.jspecify.annotations.NullMarked;
