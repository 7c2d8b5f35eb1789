/**
 * Approximate nearest rows: Quiver's index beside JVector and Lucene, on the same vectors, in one
 * run. Start with {@link org.quiverdb.benchmarks.ann.NearestNeighbours}.
 */
@NullMarked
package org.quiverdb.benchmarks.ann;

import org.jspecify.annotations.NullMarked;
