/** Tables and indexes as SQLite b-trees on pages. Depends on pager. Start reading at Cursor. */
@NullMarked
package org.quiverdb.engine.btree;

import org.jspecify.annotations.NullMarked;
