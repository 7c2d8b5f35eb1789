/**
 * Distance kernels. Start reading with {@link org.quiverdb.vector.kernel.Kernels}, then {@link
 * org.quiverdb.vector.kernel.QueryKernel}.
 */
@NullMarked
package org.quiverdb.vector.kernel;

import org.jspecify.annotations.NullMarked;
