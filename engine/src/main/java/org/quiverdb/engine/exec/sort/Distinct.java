package org.quiverdb.engine.exec.sort;

import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.row.RowHash;
import org.quiverdb.engine.record.Collation;

/** The first of rows that are equal in some values; NULLs are equal. */
public final class Distinct extends Operator {
  private final Operator input;
  private final Evaluator[] values;
  private final int[] registers;
  private final RowHash seen;

  public Distinct(Operator input, Evaluator[] values, Collation[] collations) {
    this.input = input;
    this.values = values;
    this.seen = new RowHash(collations);
    this.registers = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      registers[i] = values[i].register;
    }
  }

  @Override
  public void open(ExecContext x) {
    seen.clear();
    input.open(x);
  }

  @Override
  public boolean next(ExecContext x) {
    while (input.next(x)) {
      for (Evaluator value : values) {
        value.eval(x);
      }
      seen.findOrAdd(x.registers, registers);
      if (seen.wasAdded()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close(ExecContext x) {
    input.close(x);
    seen.clear();
  }
}
