/**
 * The bulk build of a graph: from all vectors of a table to the neighbours of each.
 *
 * <p>Start reading with {@link org.quiverdb.index.diskann.build.GraphBuilder}, which names the
 * phases in their order. The method is that of PiPNN (arXiv 2602.21247): overlapping partitions
 * around sampled leaders, nearest neighbours within each partition by blocked products, then the
 * pruning rule of Vamana (DiskANN, NeurIPS 2019). It works on a reduced copy of the vectors ({@link
 * org.quiverdb.index.diskann.build.ReducedVectors}); the full ones are read twice, in order.
 *
 * <p>The package knows rows by number only: no pages, no codes, no SQL. It touches {@code
 * org.quiverdb.vector} and nothing else of the project.
 *
 * <p>The result depends on the vectors, the options and the seed, and on whether the JVM has SIMD
 * (the last bits of products differ), but not on the number of threads.
 */
@NullMarked
package org.quiverdb.index.diskann.build;

import org.jspecify.annotations.NullMarked;
