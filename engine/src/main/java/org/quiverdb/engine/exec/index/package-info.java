/**
 * Runs the indexes by access methods: finds the methods, opens their indexes for a session, and
 * gives them what they need of the engine. Stands above {@code exec.statement}, because an index
 * runs SQL of its own inside of a statement. Start reading at SessionIndexes, then SessionHost.
 */
@NullMarked
package org.quiverdb.engine.exec.index;

import org.jspecify.annotations.NullMarked;
