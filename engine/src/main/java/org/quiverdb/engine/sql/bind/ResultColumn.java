package org.quiverdb.engine.sql.bind;

import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result.
 *
 * @param name the alias, the column's name, or the text of the expression
 * @param inputName the name under which an enclosing query finds it, before duplicates are told
 * apart
 * @param declaredType the type of the table column that it shows unchanged, or null
 * @param origin that table column, or null
 */
public record ResultColumn(
    String name,
    String inputName,
    @Nullable String alias,
    BoundExpr expr,
    @Nullable String declaredType,
    SourceColumn.@Nullable Origin origin) {}
