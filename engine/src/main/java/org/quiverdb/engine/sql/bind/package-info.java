/**
 * From a syntax tree to a bound tree: names become columns of sources, functions are looked up,
 * every comparison knows its affinity and collation. Touches sql.syntax, catalog and record; runs
 * nothing. Start reading at {@link org.quiverdb.engine.sql.bind.Binder}, then {@link
 * org.quiverdb.engine.sql.bind.BoundExpr}.
 */
@NullMarked
package org.quiverdb.engine.sql.bind;

import org.jspecify.annotations.NullMarked;
