/**
 * The SQL functions on vectors: constructors, distances, parts, sums, with libSQL's and Turso's
 * names and those that Hibernate's vector module emits. NULL in, NULL out (libSQL and Turso raise
 * an error). A TEXT argument is read as the type of the other argument, as float32 where there is
 * none; BLOBs of different types or dimensions are an error. A distance that is not a number (the
 * cosine distance from a zero vector) is NULL. Uses module vector. Start reading at
 * VectorFunctions.
 */
@NullMarked
package org.quiverdb.engine.exec.function.vector;

import org.jspecify.annotations.NullMarked;
