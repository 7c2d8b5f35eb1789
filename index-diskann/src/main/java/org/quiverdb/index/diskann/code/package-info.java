/**
 * Short codes of vectors and the estimate of distances from them: a random rotation, codes of 1, 2,
 * 4 or 8 bits a dimension and a query cut into bit planes, after RaBitQ (Gao and Long, SIGMOD 2024)
 * and its extension to more bits (SIGMOD 2025). May touch the engine's memory and the vector
 * module's metrics.
 *
 * <p>A vector {@code x} becomes {@code z}, its difference from the centroid, rotated. A code holds
 * odd numbers {@code v[i]}, about proportional to {@code z[i]}, as bit planes: {@code v[i]} is the
 * sum of {@code 2^j b[j][i]} with {@code b = +1} for a set bit and {@code -1} for a clear one. The
 * query is cut in the same way. The product of two planes is then the count of bits in which they
 * differ, and {@code <z,q>} is estimated as {@code |z|^2 <v,q> / <v,z>}, which is right on average
 * over rotations.
 *
 * <p>Start reading at {@link org.quiverdb.index.diskann.code.CodeSpace}.
 */
@NullMarked
package org.quiverdb.index.diskann.code;

import org.jspecify.annotations.NullMarked;
