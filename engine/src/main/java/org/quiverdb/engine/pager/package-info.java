/**
 * Frames, the rollback journal and transactions of one file. Depends on vfs and memory. Start
 * reading at PageStore.
 */
@NullMarked
package org.quiverdb.engine.pager;

import org.jspecify.annotations.NullMarked;
