/**
 * Transactions of a connection: BEGIN, COMMIT, ROLLBACK, savepoints and the frame of every
 * statement, over the pagers of its databases. Start reading at Transactions.
 */
@NullMarked
package org.quiverdb.engine.exec.txn;

import org.jspecify.annotations.NullMarked;
