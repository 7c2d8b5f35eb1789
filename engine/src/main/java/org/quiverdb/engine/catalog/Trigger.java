package org.quiverdb.engine.catalog;

import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;

/**
 * A trigger.
 *
 * @param tableName the table or view that it watches
 * @param tree its definition; offsets point into {@code sql}
 * @param sql the text in the schema table
 */
public record Trigger(String name, String tableName, CreateTrigger tree, String sql) {}
