package org.quiverdb.vector;

/**
 * What the length and the last bytes of a vector blob say about it. The elements themselves begin
 * at the first byte of the blob in every layout.
 *
 * @param type element type
 * @param dims number of dimensions, 0 to {@link VectorType#MAX_DIMS}
 * @param stored number of stored elements: {@code dims}, or less for a sparse vector
 */
public record VectorHeader(VectorType type, int dims, int stored) {}
