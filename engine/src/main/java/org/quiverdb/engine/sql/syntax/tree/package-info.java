/**
 * The syntax tree of SQLite's SQL as sealed records: what was written, before any name is looked
 * up. Offsets count UTF-16 chars from the start of the text that was parsed; {@code end} is
 * exclusive. Every type is immutable. Start reading at {@link
 * org.quiverdb.engine.sql.syntax.tree.Statement} and {@link
 * org.quiverdb.engine.sql.syntax.tree.Expr}.
 */
@NullMarked
package org.quiverdb.engine.sql.syntax.tree;

import org.jspecify.annotations.NullMarked;
