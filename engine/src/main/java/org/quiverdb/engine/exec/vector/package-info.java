/**
 * Exact nearest rows: {@code ORDER BY distance LIMIT k} as an operator of its own, which computes
 * on the bytes in the pages and keeps the k best. May touch btree, pager (for views of further
 * threads), the vector module, and the rest of exec but its compilers. Start reading at {@link
 * org.quiverdb.engine.exec.vector.NearestRows}, then {@link
 * org.quiverdb.engine.exec.vector.LeafScan}; {@link
 * org.quiverdb.engine.exec.vector.DistanceOrder} says which queries this is for.
 */
@NullMarked
package org.quiverdb.engine.exec.vector;

import org.jspecify.annotations.NullMarked;
