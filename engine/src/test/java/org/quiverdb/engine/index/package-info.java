/**
 * Indexes by access methods, over a deliberately simple one. Start reading at {@link
 * org.quiverdb.engine.index.BruteMethod} and {@link org.quiverdb.engine.index.VectorIndexTest}.
 */
@NullMarked
package org.quiverdb.engine.index;

import org.jspecify.annotations.NullMarked;
