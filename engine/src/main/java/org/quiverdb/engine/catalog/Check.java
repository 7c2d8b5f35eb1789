package org.quiverdb.engine.catalog;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.syntax.tree.Expr;

/**
 * A CHECK constraint.
 *
 * @param name its name, or null
 * @param text the expression's text: what the error message names when there is no name
 */
public record Check(@Nullable String name, Expr expression, String text) {}
