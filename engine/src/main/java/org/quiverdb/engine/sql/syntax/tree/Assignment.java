package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;

/**
 * {@code column = value}, or {@code (columns) = value} of a row value or subquery.
 *
 * @param inParentheses whether the columns stood in parentheses, even if there is but one
 */
public record Assignment(List<Name> columns, boolean inParentheses, Expr value) {}
