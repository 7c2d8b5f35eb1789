package org.quiverdb.engine.exec.dml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.sql.bind.RegisterSource;

/** Fires the AFTER triggers of one event for the row that was just written. */
final class TriggerFirer {
  private final List<TriggerProgram> programs;
  private final @Nullable RegisterSource oldRow;
  private final @Nullable RegisterSource newRow;

  TriggerFirer(
      List<TriggerProgram> programs,
      @Nullable RegisterSource oldRow,
      @Nullable RegisterSource newRow) {
    this.programs = List.copyOf(programs);
    this.oldRow = oldRow;
    this.newRow = newRow;
  }

  boolean isEmpty() {
    return programs.isEmpty();
  }

  void fire(ExecContext x) {
    if (programs.isEmpty()) {
      return;
    }
    long lastInsertRowid = x.session.lastInsertRowid();
    for (TriggerProgram program : programs) {
      if (!program.run(x.registers, oldRow, newRow)) {
        break;
      }
    }
    x.session.setLastInsertRowid(lastInsertRowid);
  }

  /** Ends what a failure may have left open in the programs. */
  void close() {
    for (TriggerProgram program : programs) {
      program.closeSteps();
    }
  }
}
