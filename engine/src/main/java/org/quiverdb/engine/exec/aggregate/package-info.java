/**
 * Grouping and aggregate functions. Touches exec, exec.row, exec.function and record. Start reading
 * at {@link org.quiverdb.engine.exec.aggregate.HashAggregate}, then {@link
 * org.quiverdb.engine.exec.aggregate.Aggregate}.
 */
@NullMarked
package org.quiverdb.engine.exec.aggregate;

import org.jspecify.annotations.NullMarked;
