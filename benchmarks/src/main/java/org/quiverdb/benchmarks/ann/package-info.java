/**
 * Approximate nearest rows: Quiver's index beside JVector, Lucene and other peers, on the same
 * vectors, in one run. Start with {@link org.quiverdb.benchmarks.ann.NearestNeighbours}; an {@link
 * org.quiverdb.benchmarks.ann.Engine} is asked in this process, a {@link
 * org.quiverdb.benchmarks.ann.PeerProcess} in its own.
 */
@NullMarked
package org.quiverdb.benchmarks.ann;

import org.jspecify.annotations.NullMarked;
