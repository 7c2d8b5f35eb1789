/**
 * Operators that read rows: table and index scans and searches, and the lazy decoding of columns.
 * Touches btree, record and exec. Start reading at {@link
 * org.quiverdb.engine.record.RecordDecoder}, then {@link
 * org.quiverdb.engine.exec.scan.TableCursor}.
 */
@NullMarked
package org.quiverdb.engine.exec.scan;

import org.jspecify.annotations.NullMarked;
