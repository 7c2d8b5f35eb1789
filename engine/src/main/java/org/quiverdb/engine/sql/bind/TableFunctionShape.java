package org.quiverdb.engine.sql.bind;

import java.util.List;

/**
 * What binding knows of a table-valued function.
 *
 * @param maxArguments the most arguments that a call may have
 * @param visibleColumns how many leading columns {@code *} expands to; the rest are hidden
 * @param definition the implementation, which the executor runs
 */
public record TableFunctionShape(
    String name,
    List<SourceColumn> columns,
    int visibleColumns,
    int maxArguments,
    Object definition) {}
