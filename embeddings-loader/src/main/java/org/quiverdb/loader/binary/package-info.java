/**
 * Embeddings in binary files: NumPy's {@code .npy}, {@code fvecs} and {@code bvecs}, and IDX. Each
 * source reads rows of one fixed size from a {@link org.quiverdb.loader.io.ByteWindow}; start
 * reading at {@link org.quiverdb.loader.binary.RowSource}.
 */
@NullMarked
package org.quiverdb.loader.binary;

import org.jspecify.annotations.NullMarked;
