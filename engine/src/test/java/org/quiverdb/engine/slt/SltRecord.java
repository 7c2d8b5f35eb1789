package org.quiverdb.engine.slt;

import java.util.List;

/**
 * One record of a sqllogictest file.
 *
 * @param line 1-based line of its first line
 * @param query whether it is a query; else a statement
 * @param expectError of a statement
 * @param types one letter per column of a query: T, I, R
 * @param sort nosort, rowsort or valuesort
 * @param expected the lines after {@code ----}, or one line "N values hashing to H"
 */
record SltRecord(
    int line,
    boolean query,
    boolean expectError,
    String types,
    String sort,
    String sql,
    List<String> expected) {}
