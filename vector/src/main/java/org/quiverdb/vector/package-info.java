/**
 * Vector values: element types, declared column types, metrics, arithmetic and the k-nearest heap.
 *
 * <p>The module is a pure library: it knows blobs, texts and memory segments, and neither SQL nor
 * pages. It depends on nothing but the JDK. Start reading with {@link
 * org.quiverdb.vector.VectorType}, then {@link org.quiverdb.vector.codec.VectorBlob} for the bytes
 * and {@link org.quiverdb.vector.kernel.Kernels} for distances.
 */
@NullMarked
package org.quiverdb.vector;

import org.jspecify.annotations.NullMarked;
