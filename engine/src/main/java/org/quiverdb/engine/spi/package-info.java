/**
 * What the engine wants of an index kind that is not a B-tree, and what it offers to one. An index
 * of such a kind is made of ordinary tables, so it is as transactional as they are; the engine owns
 * the SQL, the change log and the exact measuring, the access method owns how candidates are found.
 * Uses nothing above {@code memory}. Start reading at {@link org.quiverdb.engine.spi.AccessMethod},
 * then {@link org.quiverdb.engine.spi.VectorIndex} and {@link org.quiverdb.engine.spi.IndexHost}.
 */
@NullMarked
package org.quiverdb.engine.spi;

import org.jspecify.annotations.NullMarked;
