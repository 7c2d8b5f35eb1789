package org.quiverdb.engine.sql.bind;

/**
 * What binding and planning know of a function. The implementation behind it, which the executor
 * runs, is {@link #definition}.
 *
 * @param name as it was registered, in lower case
 * @param aggregate whether it is called once per row of a group
 * @param deterministic whether equal arguments give equal results within a statement
 * @param definition the implementation
 */
public record FunctionShape(
    String name, boolean aggregate, boolean deterministic, Object definition) {}
