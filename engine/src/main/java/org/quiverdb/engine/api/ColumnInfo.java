package org.quiverdb.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * A result column of a prepared statement.
 *
 * @param name as SQLite names it: the alias, the column's name, or the expression's text
 * @param declaredType of the table column that it comes from, or null for an expression
 * @param database name of the database of that column, or null
 * @param table name of the table of that column, or null
 * @param column name of that column, or null
 */
public record ColumnInfo(
    String name,
    @Nullable String declaredType,
    @Nullable String database,
    @Nullable String table,
    @Nullable String column) {}
