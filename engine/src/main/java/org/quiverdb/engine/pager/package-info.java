/**
 * Frames, the rollback journal and transactions of one file. Depends on vfs and memory. Start
 * reading at {@link org.quiverdb.engine.pager.PageStore}, then {@link
 * org.quiverdb.engine.pager.Pager}.
 */
@NullMarked
package org.quiverdb.engine.pager;

import org.jspecify.annotations.NullMarked;
