/**
 * From a bound query to a plan: conditions are split into terms, access paths are costed as SQLite
 * does without statistics, a join order is chosen. Touches sql.bind and catalog; runs nothing.
 * Start reading at {@link org.quiverdb.engine.sql.plan.JoinPlanner}, then {@link
 * org.quiverdb.engine.sql.plan.AccessPath}.
 */
@NullMarked
package org.quiverdb.engine.sql.plan;

import org.jspecify.annotations.NullMarked;
