/**
 * Side-by-side measurements, one main class per subject: each builds or reuses its files in a work
 * directory, measures Quiver and its peers in one run, and prints one table. Start reading at
 * {@link org.quiverdb.benchmarks.VectorScan}.
 */
@NullMarked
package org.quiverdb.benchmarks;

import org.jspecify.annotations.NullMarked;
