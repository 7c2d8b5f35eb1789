package org.quiverdb.engine.exec.compile;

/**
 * A line of EXPLAIN QUERY PLAN; {@code parent} is the id of the line above it in the tree, 0 at the
 * top.
 */
public record ExplainLine(int id, int parent, String detail) {}
