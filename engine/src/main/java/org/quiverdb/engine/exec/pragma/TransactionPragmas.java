package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.NO_FUNCTION;
import static org.quiverdb.engine.exec.pragma.PragmaDefinition.SCHEMA;

import java.util.List;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.pragma.PragmaDefinition.Writes;
import org.quiverdb.engine.pager.Synchronous;

/**
 * Pragmas about journals, locks and syncs. Where SQLite offers a choice that does not exist here,
 * the answer is what is in force.
 */
final class TransactionPragmas {
  private static final int NO_LIMIT = -1;
  private static final int WAL_AUTOCHECKPOINT_PAGES = 1000;

  static final List<PragmaDefinition> DEFINITIONS =
      List.of(
          PragmaDefinition.answer("journal_mode", SCHEMA, TransactionPragmas::journalMode),
          PragmaDefinition.answer("locking_mode", SCHEMA, call -> "normal"),
          PragmaDefinition.answer("journal_size_limit", SCHEMA, call -> NO_LIMIT),
          PragmaDefinition.setting(
              "synchronous",
              SCHEMA,
              Writes.NEVER,
              call -> call.database().pager().synchronous().ordinal(),
              TransactionPragmas::setSynchronous),
          new PragmaDefinition(
              "busy_timeout",
              List.of("timeout"),
              PragmaDefinition.Form.ANSWERS,
              0,
              Writes.NEVER,
              TransactionPragmas::busyTimeout),
          PragmaDefinition.answer(
              "wal_autocheckpoint", NO_FUNCTION, call -> WAL_AUTOCHECKPOINT_PAGES),
          PragmaDefinition.list(
              "wal_checkpoint",
              NO_FUNCTION,
              List.of("busy", "log", "checkpointed"),
              call -> PragmaDefinition.row(0, -1, -1)));

  private TransactionPragmas() {}

  private static String journalMode(PragmaCall call) {
    if (call.session().isInMemory()) {
      return "memory";
    }
    return call.database().pager().isWalFile() ? "wal" : "delete";
  }

  private static void setSynchronous(PragmaCall call) {
    if (!call.session().transactions().isAutocommit()) {
      throw SqlException.error("Safety level may not be changed inside a transaction");
    }
    Synchronous level = Synchronous.values()[PragmaValues.toSafetyLevel(call.text())];
    call.database().pager().setSynchronous(level);
  }

  private static List<Object[]> busyTimeout(PragmaCall call) {
    if (!call.asks() && PragmaValues.isInteger(call.text())) {
      call.session().setBusyTimeout(PragmaValues.toInt(call.text()));
    }
    return PragmaDefinition.row(call.session().settings().busyTimeoutMillis());
  }
}
