/**
 * Rows kept in native memory: stores of copied rows, hash tables and sorters over them. Touches
 * memory, record and exec. Start reading at {@link org.quiverdb.engine.exec.row.RowStore}.
 */
@NullMarked
package org.quiverdb.engine.exec.row;

import org.jspecify.annotations.NullMarked;
