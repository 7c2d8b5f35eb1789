/**
 * From SQL text to a syntax tree: the lexer, the parser and the splitter of scripts. Touches only
 * {@code engine.error} and {@code engine.sql.syntax.tree}; knows no schema. Start reading at {@link
 * org.quiverdb.engine.sql.syntax.SqlParser}.
 */
@NullMarked
package org.quiverdb.engine.sql.syntax;

import org.jspecify.annotations.NullMarked;
