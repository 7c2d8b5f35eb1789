package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;

/**
 * A column of CREATE TABLE or ALTER TABLE ADD.
 *
 * @param typeName the declared type as SQLite keeps it, empty if there is none
 * @param end offset behind the last token of the definition
 */
public record ColumnDef(
    Name name, String typeName, List<ColumnConstraint> constraints, int start, int end) {}
