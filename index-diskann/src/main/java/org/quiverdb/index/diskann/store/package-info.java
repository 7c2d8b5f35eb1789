/**
 * The index in its tables: what is written when it is built, how it is opened and searched, how
 * changed rows get into it. Uses the other packages of this module and the engine's SPI. Start
 * reading at {@link org.quiverdb.index.diskann.store.DiskannMethod}, then {@code DiskannIndex}.
 */
@NullMarked
package org.quiverdb.index.diskann.store;

import org.jspecify.annotations.NullMarked;
