/**
 * Functions from vectors to vectors and numbers, and sums over many vectors.
 *
 * <p>Results keep the type of their arguments, except for sums (see {@link
 * org.quiverdb.vector.arithmetic.VectorSum}). Arithmetic is in double and rounded once. Start
 * reading with {@link org.quiverdb.vector.arithmetic.VectorFunctions}.
 */
@NullMarked
package org.quiverdb.vector.arithmetic;

import org.jspecify.annotations.NullMarked;
