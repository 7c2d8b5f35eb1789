/**
 * Tables and indexes as SQLite's b-trees on pages: format, cursors, balancing, overflow chains,
 * freelist, pointer maps and the page-level integrity check. Knows keys only as rowids and as bytes
 * that an {@link org.quiverdb.engine.btree.IndexProbe} or {@link
 * org.quiverdb.engine.btree.RecordOrder} compares. May touch memory, error and the pager's {@code
 * PageStore}. Start reading at {@link org.quiverdb.engine.btree.Cursor}, then BTree, TreePath,
 * TreeWriter and Balancer.
 */
@NullMarked
package org.quiverdb.engine.btree;

import org.jspecify.annotations.NullMarked;
