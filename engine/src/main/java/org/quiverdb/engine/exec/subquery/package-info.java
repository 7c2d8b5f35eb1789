/**
 * Subqueries inside of expressions: scalar, EXISTS and IN, and sets of values to look in. Touches
 * exec, exec.row and record. Start reading at {@link
 * org.quiverdb.engine.exec.subquery.ScalarSubquery}.
 */
@NullMarked
package org.quiverdb.engine.exec.subquery;

import org.jspecify.annotations.NullMarked;
