/**
 * Distance kernels: one prepared query against many stored vectors.
 *
 * <p>Start reading with {@link org.quiverdb.vector.kernel.Kernels}, then {@link
 * org.quiverdb.vector.kernel.QueryKernel}. The classes named Simd… need the module {@code
 * jdk.incubator.vector} and are loaded only where it is present; {@link
 * org.quiverdb.vector.kernel.KernelChoice} decides once per JVM.
 *
 * <h2>What the distances mean</h2>
 *
 * <pre>
 * metric     float64, float32, float16, floatb16, float8, sparse    float1bit
 * COSINE     1 - a.b / (|a| |b|)                                    bits that differ (libSQL)
 * DOT        -(a.b)                                                 2 * bits that differ - D
 * L2         sqrt(sum (a-b)^2)                                      error
 * L2_SQUARED sum (a-b)^2                                            error
 * L1         sum |a-b|                                              error
 * HAMMING    positions that differ                                  bits that differ
 * JACCARD    1 - sum min(a,b) / sum max(a,b)                        1 - |and| / |or|
 * </pre>
 *
 * <ul>
 *   <li>Both vectors have the same type and the same dimensions; else an error that names both. A
 *       text argument is the caller's to convert, to the type of the other argument.
 *   <li>A result that is not a number is NaN, for the caller to turn into SQL NULL: the cosine
 *       distance from a zero vector or between infinities, Jaccard of two zero vectors, anything
 *       with a NaN element (except Hamming, where NaN differs from everything).
 *   <li>An infinite element gives an infinite L2, L1 and dot; sums that overflow do the same.
 *   <li>Two empty vectors: cosine and Jaccard NaN (float1bit cosine 0), the others 0.
 *   <li>Results are rounded to float as in libSQL, except for float64, where libSQL rounds too and
 *       Quiver keeps the double. Cosine is not clamped: rounding may leave it a little below zero.
 *   <li>{@code distance(a, b) == distance(b, a)} to the bit, and the cosine distance of a vector
 *       from itself is 0 unless its norm is 0 or not finite.
 * </ul>
 *
 * <h2>Precision</h2>
 *
 * <p>float32, float16 and floatb16 rows are summed in float (float64 in double) in several parallel
 * sums; a vector norm below about 1e-19 or above 1e19 is lost. float8 sums are exact integers and
 * their combination is in double: SIMD and scalar agree to the bit; the squared L2 distance, taken
 * as {@code |a|^2 + |b|^2 - 2 a.b}, is off by up to 1e-15 of {@code |a|^2 + |b|^2}. float1bit is
 * exact. Jaccard, Hamming and sparse vectors have one implementation, summed in double.
 *
 * <p>SIMD and scalar results of float32, float16 and floatb16 differ by at most {@code t} times the
 * sum of the absolute values of the terms, with {@code t = 1e-6 * max(1, D / 256)}; cosine by at
 * most {@code 4 t}. For float64, {@code t} is 1e-15 times the same factor. Within one JVM the
 * choice is fixed and lanes are added in a fixed order, so every path to a distance gives the same
 * bits.
 */
@NullMarked
package org.quiverdb.vector.kernel;

import org.jspecify.annotations.NullMarked;
