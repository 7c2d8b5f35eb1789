package org.quiverdb.index.diskann.build;

/**
 * A graph over rows 0 to {@code count - 1}.
 *
 * @param count rows
 * @param degree slots for neighbours of each row
 * @param neighbours {@code degree} row numbers for each row, nearest first as a rule; -1 fills the
 *     rest. No row is its own neighbour, none is named twice.
 * @param order every row once; rows that are near each other stand near each other
 * @param entries where searches start: 1 to 64 rows spread over the data (none if there are no
 *     rows). Every row can be reached from them.
 */
public record BuiltGraph(int count, int degree, int[] neighbours, int[] order, int[] entries) {}
