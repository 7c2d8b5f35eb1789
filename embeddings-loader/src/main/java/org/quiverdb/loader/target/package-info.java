/**
 * Where records go: {@link org.quiverdb.loader.target.VectorTarget} is the contract, with batches
 * in transactions and the position to resume from kept beside the rows.
 */
@NullMarked
package org.quiverdb.loader.target;

import org.jspecify.annotations.NullMarked;
