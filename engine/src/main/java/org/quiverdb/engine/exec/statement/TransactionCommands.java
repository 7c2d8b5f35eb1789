package org.quiverdb.engine.exec.statement;

import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.exec.txn.Transactions;
import org.quiverdb.engine.sql.syntax.tree.TransactionStatement;

/** BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE, ROLLBACK TO. */
final class TransactionCommands {
  private TransactionCommands() {}

  static void run(FileSession session, TransactionStatement statement) {
    Transactions transactions = session.transactions();
    switch (statement) {
      case TransactionStatement.Begin s ->
          transactions.begin(
              switch (s.mode()) {
                case DEFERRED -> Transactions.Mode.DEFERRED;
                case IMMEDIATE -> Transactions.Mode.IMMEDIATE;
                case EXCLUSIVE -> Transactions.Mode.EXCLUSIVE;
              });
      case TransactionStatement.Commit s -> transactions.commit();
      case TransactionStatement.Rollback s -> transactions.rollback();
      case TransactionStatement.Savepoint s -> transactions.savepoint(s.name().text());
      case TransactionStatement.Release s -> transactions.release(s.name().text());
      case TransactionStatement.RollbackTo s -> transactions.rollbackTo(s.name().text());
    }
  }
}
