package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.record.Registers;

/** Turns values into what a column stores ("Datatypes In SQLite", section 3). */
final class Affinities {
  private Affinities() {}

  /** Applies a column's affinity to the value in a register. */
  static void apply(Registers r, int register, Affinity affinity) {
    Values.applyStorage(r, register, affinity);
  }

  /** Makes a value the rowid that it must be. */
  static void toRowid(Registers r, int register) {
    if (!Values.isRowid(r, register)) {
      throw new SqlException(ResultCode.MISMATCH, "datatype mismatch");
    }
  }
}
