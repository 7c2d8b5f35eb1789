/**
 * The approximate nearest neighbour index: a DiskANN graph kept in ordinary tables. It may touch
 * the engine's access-method SPI and the vector module, nothing else.
 */
@NullMarked
package org.quiverdb.index.diskann;

import org.jspecify.annotations.NullMarked;
