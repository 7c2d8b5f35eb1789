package org.quiverdb.engine.catalog;

import org.quiverdb.engine.sql.syntax.tree.CreateView;

/**
 * A view.
 *
 * @param tree its definition; offsets point into {@code sql}
 * @param sql the text in the schema table
 */
public record View(String name, CreateView tree, String sql) {}
